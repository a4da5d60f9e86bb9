import { expect, it } from 'vitest'
import type { Signal } from '#log'
import { session } from '../../text/session.ts'
import { signalCounts } from './signal-counts.ts'

const paste = { type: 'paste', item: 'a', characters: 1, origin: 'external' } as const
const untrusted = { type: 'untrusted', item: 'a', characters: 40 } as const
const away = { type: 'away', ms: 61_400 } as const

function signals(...facts: Signal['fact'][]): readonly Signal[] {
  return facts.map((fact, seq) => ({ seq, mono: 0, fact, position: 1, note: '' }))
}

it('counts pastes and times away, also where there were none', () => {
  expect(signalCounts([])).toBe('0 pastes, 0 away')
  expect(signalCounts(signals(paste))).toBe('1 paste, 0 away')
  expect(signalCounts(signals(paste, away, paste))).toBe('2 pastes, 1 away')
})

it('names what a program put in only where there was some', () => {
  expect(signalCounts(signals(untrusted))).toBe('0 pastes, 0 away, 1 by a program')
})

it('says each fact in words, with its amount', () => {
  expect(session.signals.fact(paste)).toBe('You pasted 1 character from elsewhere.')
  expect(session.signals.fact({ ...paste, characters: 12, origin: 'problem' })).toBe(
    'You pasted 12 characters from the problem.',
  )
  expect(session.signals.fact(away)).toBe('This page was out of sight for 61 seconds.')
  expect(session.signals.fact({ type: 'away', ms: 400_000 })).toBe('This page was out of sight for 7 min.')
  expect(session.signals.fact(untrusted)).toContain('40 characters')
})
