import { describe, expect, it } from 'vitest'
import type { AttemptReport, ReportedSignal } from './attempt-report.ts'
import { sampleAttempts } from './sample-attempts.ts'
import { signalsPart } from './signals-part.ts'

const [sample] = sampleAttempts({ candidates: 1 }) as readonly [AttemptReport]
const signal = (seq: number, fact: ReportedSignal['fact']): ReportedSignal => ({
  seq,
  mono: seq * 1000,
  position: 1,
  note: '',
  fact,
})
const told = (whose: 'you' | 'the candidate', ...signals: readonly ReportedSignal[]): string =>
  signalsPart({ ...sample, signals }, whose).markup

describe('recorded facts', () => {
  it('tell text in one step beside pastes, with what else it may be, and without a word of blame', () => {
    const markup = told(
      'the candidate',
      signal(70, { type: 'paste', item: 'one', characters: 31, origin: 'external' }),
      signal(80, { type: 'inserted', characters: 400 }),
    )
    expect(markup).toContain('1 paste, 1 text in one step without a paste, never away from the page.')
    expect(markup).toContain('400 characters that were new, spaces aside, came in one step')
    expect(markup).toContain('drag and drop, an editor’s own completion, dictation, a tool that helps')
    expect(markup).toContain('read from what was written afterwards')
    expect(markup).not.toMatch(/cheat|suspicio|dishonest/)
  })

  it('lead a reviewer to their moment, and nobody else, as other pages have no replay', () => {
    const paste = signal(70, { type: 'paste', item: 'one', characters: 31, origin: 'external' })
    expect(told('the candidate', paste)).toContain('href="#replay" data-event="70"')
    expect(told('you', paste)).not.toContain('#replay')
    expect(told('you', paste)).toContain('1:10')
  })

  it('say nothing of text in one step where there was none', () => {
    expect(told('you')).not.toContain('one step')
  })
})
