import { expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { sessionTimes } from './session-times.ts'

const log = (...lines: readonly (readonly [type: string, mono: number, data?: object])[]) =>
  lines.map(([type, mono, data = {}], seq) => ({
    seq,
    type,
    data,
    at: { mono, wall: 0 },
  })) as unknown as SessionEvent[]

it('is the session’s clock where nobody rests', () => {
  const { at, end, items } = sessionTimes(
    log(
      ['start', 0],
      ['present', 1000, { item: 'a' }],
      ['submit', 61_000, { item: 'a' }],
      ['present', 62_000, { item: 'b' }],
      ['finish', 90_000],
    ),
  )
  expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 1000, 61_000, 62_000, 90_000])
  expect(end).toBe(90_000)
  expect([...items]).toEqual([
    ['a', { presented: 1000, submitted: 61_000 }],
    ['b', { presented: 62_000, submitted: 90_000 }],
  ])
})

it('stands still from a pause to its end, whatever is recorded in between', () => {
  const { at, end, items } = sessionTimes(
    log(
      ['start', 0],
      ['present', 1000, { item: 'a' }],
      ['pause', 5000],
      ['away', 300_000],
      ['pause', 400_000],
      ['resume', 605_000],
      ['resume', 606_000],
      ['submit', 607_000, { item: 'a' }],
      ['submit', 609_000, { item: 'a' }],
    ),
  )
  expect([2, 3, 4, 5, 6, 7, 8].map(at)).toEqual([5000, 5000, 5000, 5000, 6000, 7000, 9000])
  expect(items.get('a')).toEqual({ presented: 1000, submitted: 7000 })
  expect(end).toBe(9000)
})

it('ends where somebody rested and never came back, and has nothing of an empty log', () => {
  expect(sessionTimes(log(['start', 0], ['pause', 4000], ['finish', 9000])).end).toBe(4000)
  expect(sessionTimes([])).toMatchObject({ end: 0 })
})
