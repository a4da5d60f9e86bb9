import { expect, it } from 'vitest'
import { familyChanges } from './family-changes.ts'

it('counts what changed of the variants of each item, and leaves out what did not', () => {
  expect(
    familyChanges([
      { item: 'queue-size', change: 'changed', bump: 'minor' },
      { item: 'queue-size-v1', of: 'queue-size', change: 'added', bump: 'minor' },
      { item: 'queue-size-v2', of: 'queue-size', change: 'added', bump: 'minor' },
      { item: 'queue-size-v3', of: 'queue-size', change: 'removed', bump: 'minor' },
      { item: 'queue-size-v4', of: 'queue-size', change: 'unchanged', bump: 'none' },
      { item: 'last-bus-v1', of: 'last-bus', change: 'changed', bump: 'major' },
    ]),
  ).toEqual([
    { of: 'queue-size', counts: '2 new, 1 taken out' },
    { of: 'last-bus', counts: '1 changed' },
  ])
})
