import { expect, it } from 'vitest'
import { bankRows } from './bank-rows.ts'
import { sampleFacts } from './sample.laws.ts'

it('counts an item and its variants as one, in the order of the index', () => {
  const rows = bankRows([...sampleFacts({ id: 'one' }), ...sampleFacts({ id: 'two' }, 3)])
  expect(rows.map(({ id, variants }) => [id, variants])).toEqual([
    ['one', []],
    ['two', ['two-v1', 'two-v2', 'two-v3']],
  ])
})

it('names the item of variants whose item is not there', () => {
  const [row] = bankRows(sampleFacts({ id: 'gone' }, 2).slice(1))
  expect(row).toMatchObject({ id: 'gone', variants: ['gone-v1', 'gone-v2'] })
})

it('says how well parameters are known', () => {
  const [prior] = bankRows(sampleFacts({ id: 'new', level: 2, max: 3 }))
  expect(prior).toMatchObject({ certainty: 'prior', se: 0.8, slope: 1.2, guess: 0, persons: undefined })
  expect(prior?.difficulty).toBeCloseTo(-1, 10)
  expect(prior?.steps).toHaveLength(3)
  expect(prior?.slopeSe).toBeCloseTo(1.2 * 0.3, 10)
  const known = { model: '3pl', a: 1, b: 0.5, c: 0.25, d: 1 } as const
  expect(bankRows(sampleFacts({ id: 'a', parameters: known }))).toMatchObject([
    { certainty: 'stated', se: undefined, guess: 0.25 },
  ])
  expect(bankRows(sampleFacts({ id: 'a', parameters: { ...known, persons: 200 } }))).toMatchObject([
    { certainty: 'calibrated', persons: 200 },
  ])
})

it('names variants that were made of another version of their item', () => {
  const [item, first, second] = sampleFacts({ id: 'one' }, 2)
  if (!item || !first || !second) throw new Error('there are three')
  expect(bankRows([item, first, second])[0]).toMatchObject({ members: 3, strays: [] })
  expect(bankRows([item, first, { ...second, version: '0.9.0' }])[0]?.strays).toEqual(['one-v2'])
})
