import { isTagged, type Encoded } from '#schemas/value'

/** How much there is in a value: every element counts, and so do the digits of numbers. */
export function weightOf(value: Encoded): number {
  if (typeof value === 'number') return Math.log2(1 + Math.abs(value)) + (value < 0 ? 0.5 : 0)
  if (typeof value === 'string') return 1 + value.length
  if (typeof value !== 'object' || value === null) return value === true ? 0.5 : 0
  if (isTagged(value)) return 1 + JSON.stringify(value).length
  return 1 + Object.values(value).reduce<number>((sum, part: Encoded) => sum + 1 + weightOf(part), 0)
}

/**
 * Values with a little less in them: without one element, with a smaller number, a shorter text, `false` for `true`.
 *
 * @returns each of less weight than the value; nothing for what has no parts that anybody could leave out
 */
export function smallerThan(value: Encoded): readonly Encoded[] {
  if (value === true) return [false]
  if (typeof value === 'number') return numbersBelow(value)
  if (typeof value === 'string') return textsBelow(value)
  if (Array.isArray(value)) return [...shorter(value), ...withSmallerPart(value)]
  if (typeof value !== 'object' || value === null || isTagged(value)) return []
  return Object.entries(value).flatMap(([key, part]) =>
    smallerThan(part as Encoded).map((by) => ({ ...value, [key]: by })),
  )
}

function numbersBelow(value: number): readonly number[] {
  const nearer = [0, Math.trunc(value / 2), value - Math.sign(value), Math.trunc(value), Math.abs(value)]
  return [...new Set(nearer)].filter((one) => weightOf(one) < weightOf(value))
}

function textsBelow(value: string): readonly string[] {
  const characters = [...value]
  const without = characters.map((_, at) => characters.toSpliced(at, 1).join(''))
  return [...new Set([value.slice(0, value.length / 2), ...without])].filter(
    (one) => one.length < value.length,
  )
}

function shorter(list: readonly Encoded[]): readonly Encoded[] {
  return list.map((_, at) => list.toSpliced(at, 1))
}

/** Inputs of which one argument has a little less in it: the arguments themselves are as many as before. */
export function withSmallerPart(list: readonly Encoded[]): readonly (readonly Encoded[])[] {
  return list.flatMap((part, at) => smallerThan(part).map((by) => list.with(at, by)))
}
