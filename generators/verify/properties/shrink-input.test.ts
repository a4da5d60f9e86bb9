import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encoded } from '#schemas/value'
import { shrinkInput, smallerInputs, weightOf } from './shrink-input.ts'

type Input = readonly Encoded[]

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

const anything = async (inputs: readonly Input[]) => inputs

async function shrunk(input: Input, shows: (input: Input) => boolean, legalise = anything): Promise<Input> {
  const first = async (inputs: readonly Input[]) => {
    const found = inputs.find(shows)
    return found && { input: found }
  }
  return (await shrinkInput({ input }, legalise, first)).input
}

describe('inputs that are made smaller', () => {
  it('weigh less', () => {
    fc.assert(
      fc.property(value, (one) => {
        for (const smaller of smallerInputs([one])) expect(weightOf(smaller)).toBeLessThan(weightOf([one]))
      }),
    )
  })

  it('keep what they show, and nothing else', async () => {
    const sum = ([list]: Input): number => (list as number[]).reduce((all, one) => all + one, 0)
    expect(await shrunk([[3, 90, 12, 40]], (input) => sum(input) >= 7)).toEqual([[7]])
    expect(await shrunk(['abacus', true], ([text]) => String(text).includes('c'))).toEqual(['c', false])
    expect(await shrunk([{ from: 900, to: 12.5 }], ([one]) => (one as { from: number }).from > 40)).toEqual([
      { from: 41, to: 0 },
    ])
  })

  it('are made legal, and none that cannot be', async () => {
    const atLeastFive = async (inputs: readonly Input[]) => inputs.filter(([number]) => Number(number) >= 5)
    expect(await shrunk([100], () => true, atLeastFive)).toEqual([5])
    const even = async (inputs: readonly Input[]) => inputs.map(([number]) => [Number(number) & ~1])
    expect(await shrunk([100], ([number]) => Number(number) > 10, even)).toEqual([12])
  })

  it('are as many arguments as before', () => {
    expect(smallerInputs([[], 0, false, '', null])).toEqual([])
    for (const smaller of smallerInputs([[1, 2], 5])) expect(smaller).toHaveLength(2)
  })
})
