import { expect, it } from 'vitest'
import { rateOfItems } from './rates.ts'
import { sampleFacts } from './sample.laws.ts'

it('adds up the variants of an item, and knows nothing of what a test cannot give', () => {
  const items = [
    ...sampleFacts({ id: 'one' }),
    ...sampleFacts({ id: 'two' }, 1),
    ...sampleFacts({ id: 'out' }),
  ]
  const rateOf = rateOfItems(items, [
    { id: 'two-v1', rate: 0.25 },
    { id: 'two', rate: 0.25 },
    { id: 'one', rate: 0 },
  ])
  expect(['one', 'two', 'out'].map(rateOf)).toEqual([0, 0.5, undefined])
})
