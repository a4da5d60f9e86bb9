import { createGenerator } from '#adaptive'
import { shuffled } from '../shuffled.ts'

/** Lists of which each proposal gets one entry, such as a setting, a data shape, a trap. */
export type AxisLists = Readonly<Record<string, readonly string[]>>

/** One entry of each list. */
export type Axes = Readonly<Record<string, string>>

/**
 * What proposal `n` is to be about. Each list is gone through in a seeded order of its own, so that no entry comes
 * back before all others were used; a new list changes nothing in the others.
 *
 * @param seed of the run
 * @param n integer from 0
 * @throws RangeError where a list is empty
 */
export function axesOf(lists: AxisLists, seed: string, n: number): Axes {
  const entries = Object.keys(lists)
    .toSorted()
    .map((name) => [name, entryOf(name, lists[name] ?? [], seed, n)] as const)
  return Object.fromEntries(entries)
}

function entryOf(name: string, list: readonly string[], seed: string, n: number): string {
  if (list.length === 0) throw new RangeError(`Unexpected empty list of the axis ${name}`)
  const { below } = createGenerator(seed, `axes/${name}/${Math.floor(n / list.length)}`)
  const order = shuffled(list, below)
  return order[n % list.length] ?? ''
}
