import { expect, it } from 'vitest'
import { partsOf } from './scoring-order.ts'

it.each([
  ['Finds one of the two serious defects.', 0.5, 'finds serious defects'],
  ['Finds both serious defects.', 1, 'finds serious defects'],
  ['Finds two of the three faults.', 2 / 3, 'finds faults'],
  ['Finds all three faults.', 1, 'finds faults'],
  ['Finds most of the faults.', 0.75, 'finds faults'],
  ['Finds the slow query.', 1, 'finds the slow query'],
])('reads how much “%s” asks for', (sentence, part, rest) => {
  expect(partsOf(sentence)).toEqual({ part, rest })
})
