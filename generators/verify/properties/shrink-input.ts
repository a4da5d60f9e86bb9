import { isTagged, type Encoded } from '#schemas/value'
import { placesIn, replacedAt } from './places.ts'

type Input = readonly Encoded[]

/** Times that an input is made smaller at most. */
const ROUNDS = 25
/** Smaller inputs that are tried at a time: as many as share a realm. */
const AT_ONCE = 50

/**
 * Makes an input smaller as long as it shows what it shows: elements are left out, texts shortened, numbers brought nearer
 * to zero. Each step runs many inputs together, since starting a realm costs more than a call.
 *
 * @param found the input, with whatever else was found out about it
 * @param legalise turns inputs into legal ones, and leaves out those that cannot be
 * @param first the first of some inputs that shows it
 */
export async function shrinkInput<Found extends { readonly input: Input }>(
  found: Found,
  legalise: (inputs: readonly Input[]) => Promise<readonly Input[]>,
  first: (inputs: readonly Input[]) => Promise<Found | undefined>,
): Promise<Found> {
  let smallest = found
  for (let round = 0; round < ROUNDS; round += 1) {
    const weight = weightOf(smallest.input)
    const tried = smallerInputs(smallest.input).slice(0, AT_ONCE)
    const legal = (await legalise(tried)).filter((one) => weightOf(one) < weight)
    const next = legal.length === 0 ? undefined : await first(legal)
    if (!next) break
    smallest = next
  }
  return smallest
}

/** How much there is in a value: every element counts, and so do the digits of numbers. */
export function weightOf(value: Encoded): number {
  if (typeof value === 'number') return Math.log2(1 + Math.abs(value)) + (value < 0 ? 0.5 : 0)
  if (typeof value === 'string') return 1 + value.length
  if (typeof value !== 'object' || value === null) return value === true ? 0.5 : 0
  if (isTagged(value)) return 1 + JSON.stringify(value).length
  return 1 + Object.values(value).reduce<number>((sum, part: Encoded) => sum + 1 + weightOf(part), 0)
}

/** Inputs of which one part has a little less in it, the smallest first; there are as many arguments as before. */
export function smallerInputs(input: Input): readonly Input[] {
  const made = placesIn([...input]).flatMap(({ path, value }) =>
    smallerValues(value).map((by) => replacedAt([...input], path, by) as Encoded[]),
  )
  const unlike = new Map(made.map((one) => [JSON.stringify(one), one]))
  return [...unlike.values()].toSorted((left, right) => weightOf(left) - weightOf(right))
}

/** Values of less weight: without one element, a smaller number, a shorter text, `false` for `true`. */
function smallerValues(value: Encoded): readonly Encoded[] {
  if (value === true) return [false]
  if (typeof value === 'string') return shorter([...value]).map((characters) => characters.join(''))
  if (Array.isArray(value)) return shorter<Encoded>(value)
  if (typeof value !== 'number') return []
  const nearer = [0, Math.trunc(value / 2), value - Math.sign(value), Math.trunc(value), Math.abs(value)]
  return [...new Set(nearer)].filter((one) => weightOf(one) < weightOf(value))
}

function shorter<T>(list: readonly T[]): readonly T[][] {
  const half = Math.ceil(list.length / 2)
  const halves = list.length > 2 ? [list.slice(half), list.slice(0, half)] : []
  return [...halves, ...list.map((_, at) => list.toSpliced(at, 1))]
}
