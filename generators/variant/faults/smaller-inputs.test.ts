import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encoded } from '#schemas/value'
import { smallerThan, weightOf, withSmallerPart } from './smaller-inputs.ts'

const { value } = fc.letrec<{ value: Encoded }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.boolean(),
    fc.string({ maxLength: 5 }),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.record({ key: tie('value'), other: tie('value') }),
  ),
}))

/** Takes the first smaller value that a question holds of, until there is none. */
function shrunk(
  input: readonly Encoded[],
  holds: (input: readonly Encoded[]) => boolean,
): readonly Encoded[] {
  const next = withSmallerPart(input).find(holds)
  return next ? shrunk(next, holds) : input
}

describe('smaller inputs', () => {
  it('weigh less, so that making them smaller ends', () => {
    fc.assert(
      fc.property(value, (one) => {
        for (const smaller of smallerThan(one)) expect(weightOf(smaller)).toBeLessThan(weightOf(one))
      }),
    )
  })

  it('lead to the smallest that tells something', () => {
    const sum = (input: readonly Encoded[]): number =>
      (input[0] as number[]).reduce((all, one) => all + one, 0)
    expect(shrunk([[3, 90, 12, 40]], (input) => sum(input) >= 7)).toEqual([[7]])
    expect(shrunk(['abacus', true], ([text]) => String(text).includes('c'))).toEqual(['c', false])
    expect(shrunk([{ from: 900, to: 12.5 }], ([one]) => (one as { from: number }).from > 40)).toEqual([
      { from: 41, to: 0 },
    ])
  })

  it('are as many arguments as before', () => {
    expect(withSmallerPart([[], 0, false, '', null])).toEqual([])
    for (const smaller of withSmallerPart([[1, 2], 5])) expect(smaller).toHaveLength(2)
  })
})
