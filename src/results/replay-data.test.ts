import { describe, expect, it } from 'vitest'
import { seekTexts } from '../report/replay/replay-texts.ts'
import type { SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { replayData } from './replay-data.ts'

const code = {
  id: 'a',
  title: 'Shelf',
  kind: 'code',
  task: { languages: ['typescript'], starter: { typescript: 'abc' }, examples: [] },
} as unknown as PublicItem
const short = { id: 'b', title: 'Price', kind: 'short', task: {} } as unknown as PublicItem

type Line = readonly [type: string, data?: object, mono?: number]
const log = (lines: readonly Line[]) =>
  lines.map(([type, data = {}, mono], seq) => ({
    seq,
    type,
    data,
    at: { mono: mono ?? seq * 1000, wall: 0 },
  })) as unknown as SessionEvent[]
const of = (...lines: readonly Line[]) =>
  replayData(log(lines), (id) => [code, short].find((item) => item.id === id))
const present = (item: string) => ['present', { item }] as const
const edit = (changes: unknown, length: number, data: object = {}) =>
  ['edit', { item: 'a', document: 'typescript', changes, length, ...data }] as const

describe('steps', () => {
  it('tell what somebody did in words, at which problem', () => {
    const { items, steps } = of(
      ['start'],
      present('a'),
      ['language', { item: 'a', language: 'typescript' }],
      edit([3, [0, 'd', '']], 3),
      [
        'run',
        { item: 'a', language: 'typescript', cases: [{ verdict: 'passed' }, { verdict: 'wrong_answer' }] },
      ],
      ['paste', { item: 'a', characters: 31, origin: 'external' }],
      ['note', { about: 5, text: 'mine' }],
      ['away', { ms: 30_000 }],
      ['estimate', {}],
      ['follow-up', { item: 'a', response: {} }],
      ['predict', { item: 'a', prediction: 'fails', reason: '', settled: true }],
      ['submit', { item: 'a', response: {} }],
      present('b'),
      ['answer', { item: 'b', response: { kind: 'short', text: '17' } }],
      ['finish', { block: 'main', reason: 'length' }],
    )
    expect(items.map(({ title, documents, canRun }) => [title, documents, canRun])).toEqual([
      ['Shelf', [{ name: 'typescript', starter: 'abc' }], true],
      ['Price', [], false],
    ])
    expect(steps.map(({ item, words }) => `${item} ${words}`)).toEqual([
      '-1 started',
      '0 problem: Shelf',
      '0 chose typescript',
      '0 wrote +2 −0',
      '0 ran it: 1 of 2 cases passed',
      '0 pasted 31 characters from elsewhere',
      '0 noted: mine',
      '0 page out of sight for 30 s',
      '0 locked the answer; an assumption changed',
      '0 predicted that the locked answer fails, for good',
      '0 submitted',
      '1 problem: Price',
      '1 answered; Answer: 17',
      '1 part over: all its problems were taken',
    ])
    expect(steps.flatMap(({ isLock }, at) => (isLock ? [at] : []))).toEqual([8])
    expect(steps[2]?.language).toBe('typescript')
  })

  it('leave a pause out of their times, as all of a report does', () => {
    const { steps } = of(
      ['start'],
      ['pause', {}, 5000],
      ['resume', { recovered: 0 }, 605_000],
      ['away', { ms: 1 }, 606_000],
    )
    expect(steps.map(({ ms }) => ms)).toEqual([0, 5000, 5000, 6000])
  })
})

describe('a forged log', () => {
  it.each([
    ['a length of another text', [123456], 123456],
    ['a negative span', [-1, [1]], 0],
    ['lines that are none', [3, [0, { toString: 1 }]], 3],
    ['a part that is none', [3, null], 3],
    ['half of a sign', [3, [0, '\ud800']], 3],
  ])('is told where an edit has %s, and all else is kept', (_what, changes, length) => {
    const data = of(present('a'), edit(changes, length), edit([3, [0, 'd']], 3))
    expect(data.steps[1]?.words).toMatch(/^an edit that does not fit its text: Unexpected /)
    expect(data.steps[1]?.edit).toBeUndefined()
    expect(seekTexts(data)(2)).toEqual([['abcd']])
  })

  it.each([{ document: 'elsewhere' }, { item: 'unknown' }, { item: 'b' }])(
    'is told where there is no such text: %o',
    (data) => {
      const { steps } = of(present('a'), edit([3, [0, 'd']], 3, data))
      expect(steps[1]?.words).toContain('which is no text of this sitting')
      expect(steps[1]?.edit).toBeUndefined()
    },
  )
})
