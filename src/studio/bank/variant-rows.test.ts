import { expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { bankRows } from './bank-rows.ts'
import { sampleFacts } from './sample.laws.ts'
import { variantLimit, variantRows } from './variant-rows.ts'

const blueprint: Blueprint = {
  version: 1,
  id: 'test',
  title: 'Test',
  description: 'A test.',
  use: 'practice',
  release: '0.0.0-dev',
  locale: 'en',
  blocks: [
    {
      id: 'all',
      title: 'All',
      ai: 'forbidden',
      select: { selector: 'maximum-information' },
      stop: [{ rule: 'length', min: 1, max: 1 }],
    },
  ],
}
const rows = bankRows([
  ...sampleFacts({ id: 'alone' }),
  ...sampleFacts({ id: 'few' }, 1),
  ...sampleFacts({ id: 'many' }, 9),
  ...sampleFacts({ id: 'kept-out' }, 3),
])
const rates = new Map([
  ['alone', 0.9],
  ['few', 0.8],
  ['many', 1],
])
const rateOf = (id: string): number | undefined => rates.get(id)

it('spreads the use of an item over its variants and itself, and counts what is missing', () => {
  const found = variantRows(rows, rateOf, variantLimit(blueprint, 0.2))
  expect(found).toEqual([
    { id: 'few', title: 'few', members: 2, rate: 0.8, each: 0.4, missing: 2 },
    { id: 'many', title: 'many', members: 10, rate: 1, each: 0.1, missing: 0 },
    { id: 'kept-out', title: 'kept-out', members: 4, rate: undefined, each: undefined, missing: 0 },
  ])
})

it('goes by the freshness that a blueprint states, which holds for items without variants too', () => {
  const fresh: Blueprint = { ...blueprint, freshness: { variants: 'pool', candidates: 2000, maxReuse: 50 } }
  const limit = variantLimit(fresh, 0.2)
  expect(limit.share).toBe(0.025)
  const [first, second] = variantRows(rows, rateOf, limit)
  // 1800 candidates meet it, of whom 50 may meet the same one
  expect(first).toMatchObject({ id: 'alone', each: 0.9, missing: 35 })
  expect(second).toMatchObject({ id: 'few', missing: 30 })
})

it('takes the largest share of the blueprint, or half of the candidates, where nobody says another', () => {
  expect(variantLimit(undefined, undefined).share).toBe(0.5)
  expect(variantLimit({ ...blueprint, exposure: { maxRate: 0.25 } }, undefined).share).toBe(0.25)
  expect(variantLimit({ ...blueprint, exposure: { maxRate: 0.25 } }, 0.1).share).toBe(0.1)
})
