import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createInputContract } from '../../compile/input-contract.ts'
import { codeItemOf } from '../../verify/code.ts'
import { confusedArbitrary } from './confused-arbitrary.ts'
import { readSource } from './fixtures/read-fixture.ts'

it.each(['since-the-last-price', 'what-to-reorder', 'layered-settings'])(
  'draws legal inputs of %s, in which values come back',
  (name) => {
    const { task, detail } = codeItemOf(readSource(name).item)
    const { check } = createInputContract(task.signature, detail.inputs ?? { version: 1, parameters: {} })
    const drawn = fc.sample(confusedArbitrary(task.signature, detail.inputs), { seed: 1, numRuns: 200 })
    expect(drawn.flatMap((input) => check(input))).toEqual([])
  },
)

it('draws rows that are taken for each other', () => {
  const { task, detail } = codeItemOf(readSource('since-the-last-price').item)
  const drawn = fc.sample(confusedArbitrary(task.signature, detail.inputs), { seed: 1, numRuns: 250 })
  const isConfused = drawn.some(([prices]) => {
    const rows = prices as readonly { readonly article: string; readonly cents: number }[]
    return rows.some((one) =>
      rows.some(
        (other) => one.article !== other.article && one.article + one.cents === other.article + other.cents,
      ),
    )
  })
  expect(isConfused).toBe(true)
})
