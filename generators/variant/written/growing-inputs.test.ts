import { expect, it } from 'vitest'
import { codeItemOf } from '../../verify/code.ts'
import { readSource } from './fixtures/read-fixture.ts'
import { growingInputs } from './growing-inputs.ts'

const sizesOf = (name: string) =>
  growingInputs(codeItemOf(readSource(name).item)).map(({ size, order, inputs }) => ({
    size,
    order,
    lengths: inputs.map((input) => input.map((value) => (Array.isArray(value) ? value.length : 0))),
  }))

it('grows lists together that are always as long as each other, in each order', () => {
  const growing = sizesOf('people-in-the-hall')
  expect(growing).toHaveLength(8)
  for (const { lengths } of growing)
    expect(lengths).toEqual([
      [23, 23, 0],
      [375, 375, 0],
      [6000, 6000, 0],
    ])
})
