import type { Encoded } from '#schemas/value'

/** Places of so many inputs that have least in them, the smallest first. */
export function smallestOf(inputs: readonly (readonly Encoded[])[], count: number): readonly number[] {
  return inputs
    .map((input, at) => ({ at, size: JSON.stringify(input).length }))
    .sort((left, right) => left.size - right.size)
    .slice(0, count)
    .map(({ at }) => at)
}
