import type { Encoded } from '#schemas/value'
import { placesIn, replacedAt } from '../../verify/properties/places.ts'

/** Times that an input is made smaller at most. */
const ROUNDS = 12
/** Smaller inputs that are tried at a time. */
const AT_ONCE = 60

/**
 * Makes an input smaller as long as it shows what it shows: elements are left out, texts shortened, numbers brought nearer
 * to zero.
 *
 * @param isLegal whether it may be tried at all
 * @param shows whether each of some inputs shows it
 */
export async function shrinkInput(
  input: readonly Encoded[],
  isLegal: (input: readonly Encoded[]) => boolean,
  shows: (inputs: readonly (readonly Encoded[])[]) => Promise<readonly boolean[]>,
): Promise<readonly Encoded[]> {
  let smallest = input
  for (let round = 0; round < ROUNDS; round += 1) {
    const smaller = smallerThan(smallest).filter(isLegal).slice(0, AT_ONCE)
    if (smaller.length === 0) break
    const shown = await shows(smaller)
    const next = smaller.find((_, at) => shown[at] === true)
    if (!next) break
    smallest = next
  }
  return smallest
}

/** Inputs that are a little smaller, the smallest first. */
function smallerThan(input: readonly Encoded[]): readonly (readonly Encoded[])[] {
  const places = placesIn([...input])
  const made = places.flatMap(({ path, value }) =>
    smallerValues(value).map((by) => replacedAt([...input], path, by) as Encoded[]),
  )
  const known = new Set([JSON.stringify(input)])
  return made
    .filter((one) => {
      const key = JSON.stringify(one)
      return !known.has(key) && known.add(key)
    })
    .toSorted((left, right) => JSON.stringify(left).length - JSON.stringify(right).length)
}

function smallerValues(value: Encoded): readonly Encoded[] {
  if (typeof value === 'number') {
    const half = Math.trunc(value / 2)
    return [0, 1, half, value - Math.sign(value)].filter((one) => Math.abs(one) < Math.abs(value))
  }
  if (typeof value === 'string') return shorter([...value]).map((characters) => characters.join(''))
  if (Array.isArray(value)) return shorter(value)
  return []
}

function shorter<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return []
  const half = Math.ceil(list.length / 2)
  return [list.slice(half), list.slice(0, half), ...list.map((_, at) => list.toSpliced(at, 1))].filter(
    ({ length }) => length < list.length,
  )
}
