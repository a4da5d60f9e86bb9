import { expect, it } from 'vitest'
import type { Inputs } from '#schemas/inputs'
import { limitFault } from './limit-faults.ts'

const signature = {
  name: 'peopleAround',
  parameters: [
    { name: 'badges', type: 'int[]', doc: 'Badges.' },
    { name: 'times', type: '{at: int}[]', doc: 'Seconds.' },
    { name: 'span', type: 'int', doc: 'Length.' },
  ],
  returns: { type: 'int[]', doc: 'Counts.' },
} as const
const inputs: Inputs = {
  version: 1,
  parameters: {
    badges: { length: { max: 60 }, items: { min: 1, max: 9 } },
    times: { length: { max: 60 }, items: { fields: { at: { min: 0, max: 99 } } } },
    span: { min: 0, max: 100 },
  },
  relations: [{ left: 'length(badges)', op: '=', right: 'length(times)' }],
}

it.each([
  ['The list has at most 50 rows.', 'a limit of the inputs'],
  ['There are at most ten different codes in the list.', 'a limit of the inputs'],
  ['No number is larger than 100.', 'a limit of the inputs'],
  ['`span` is not longer than an hour.', 'a limit of span'],
  ['`badges` has at most 24 entries.', 'a limit of badges'],
  ['A negative `at` counts as `0`.', 'a at that never comes'],
  ['An entry below `0` counts as `0`.', 'negative numbers, which never come'],
  ['A negative number counts as `0`.', 'negative numbers, which never come'],
  [
    'If `badges` and `times` do not have the same length, the rest is left out.',
    'lists of different lengths, which never come',
  ],
])('refuses “%s”', (sentence, words) => {
  expect(limitFault(sentence, signature, inputs)).toMatchObject({
    gate: 'shape',
    reason: expect.stringContaining(words),
    counterexample: sentence,
  })
})

it.each([
  'The level never goes below `0` and never above `span`.',
  'When there are fewer than `span` metres between two of them, the first one counts.',
  'When several labels are equally long, take the one that comes first in the list.',
  'The result is negative when the row is a new lowest price.',
  'No number begins with `0`, and there is at most one letter.',
  'If the list has fewer than three rows, return `0`.',
  'When no number is larger than 5, nothing is shown.',
  'A negative number means that more have left than came.',
  'If `span` is at least 7, all of them count.',
  'A row whose `at` is not more than `5` is left out.',
])('lets “%s” stand', (sentence) => {
  expect(limitFault(sentence, signature, inputs)).toBeUndefined()
})

it('lets negative numbers be spoken of where they come, and lengths where they differ', () => {
  const open: Inputs = { version: 1, parameters: { ...inputs.parameters, span: { min: -5, max: 5 } } }
  for (const sentence of [
    'A negative number counts as `0`.',
    'If the two differ in length, the rest is left out.',
    'A negative `span` counts as `0`.',
  ])
    expect(limitFault(sentence, signature, open)).toBeUndefined()
})
