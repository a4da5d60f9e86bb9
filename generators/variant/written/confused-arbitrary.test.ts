import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createInputContract } from '../../compile/input-contract.ts'
import { codeItemOf } from '../../verify/code.ts'
import { confusedArbitrary } from './confused-arbitrary.ts'
import { readSource } from './fixtures/read-fixture.ts'

const names = ['since-the-last-price', 'what-to-reorder', 'layered-settings']

it.each(names.flatMap((name) => [false, true].map((isLong) => ({ name, isLong }))))(
  'draws legal inputs of $name, in which values come back (long: $isLong)',
  ({ name, isLong }) => {
    const { task, detail } = codeItemOf(readSource(name).item)
    const { check } = createInputContract(task.signature, detail.inputs ?? { version: 1, parameters: {} })
    const drawn = fc.sample(confusedArbitrary(task.signature, detail.inputs, isLong), {
      seed: 1,
      numRuns: 200,
    })
    expect(drawn.flatMap((input) => check(input))).toEqual([])
  },
)

it('draws long lists, short ones among them, with the same element in a row', () => {
  const { task, detail } = codeItemOf(readSource('when-the-alarm-rings').item)
  const drawn = fc
    .sample(confusedArbitrary(task.signature, detail.inputs, true), { seed: 1, numRuns: 120 })
    .map(([checks]) => checks as readonly boolean[])
  const lengths = drawn.map(({ length }) => length)
  expect(Math.min(...lengths)).toBeLessThan(10)
  expect(Math.max(...lengths)).toBe(60)
  expect(drawn.some((checks) => checks.map(Number).join('').includes('11110000'))).toBe(true)
})

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
