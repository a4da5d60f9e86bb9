import { expect, test } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { takenIn } from './taken.ts'

const blueprint = {
  blocks: [
    { id: 'alone', ai: 'forbidden' },
    { id: 'helped', ai: 'allowed' },
  ],
} as never

/** Events by their type, data and session time in seconds. */
function events(...list: readonly (readonly [SessionEvent['type'], number, object?])[]) {
  return list.map(([type, seconds, data = {}]) => ({
    type,
    data,
    at: { mono: seconds * 1000, wall: 0 },
  })) as unknown as readonly SessionEvent[]
}

test('the time of an item goes from its coming to its first submission, without pauses', () => {
  const taken = takenIn(
    events(
      ['start', 0],
      ['present', 10, { item: 'a', block: 'alone' }],
      ['pause', 20],
      ['pause', 25],
      ['resume', 80],
      // a page that was loaded anew: the session's clock stood still
      ['resume', 85],
      ['submit', 90, { item: 'a' }],
      ['submit', 95, { item: 'a' }],
      ['present', 100, { item: 'b', block: 'helped' }],
      ['submit', 130, { item: 'b' }],
      ['present', 140, { item: 'c', block: 'helped' }],
    ),
    blueprint,
  )
  expect([...taken]).toEqual([
    ['a', { policy: 'forbidden', position: 1, ms: 20_000 }],
    ['b', { policy: 'allowed', position: 2, ms: 30_000 }],
    ['c', { policy: 'allowed', position: 3, ms: null }],
  ])
})
