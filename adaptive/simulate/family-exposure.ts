import { modelOf } from '../variant/models.ts'
import type { Blueprint } from '#schemas/blueprint'
import { countMet, type Met } from './exposure-of.ts'
import type { SimulatedItem } from './plan.ts'

/** How often the items of a family are met, which are one in a candidate's memory. */
export interface FamilyExposure {
  readonly id: string
  /** share of the candidates who met any member, in [0, 1] */
  readonly rate: number
  /** items and variants of it that the test could give, at least 2 */
  readonly members: number
  /** how many of them anybody met */
  readonly met: number
  /** the member that was met most, and by what share of the candidates */
  readonly most: { readonly id: string; readonly rate: number }
}

/** How many candidates meet the same variant. */
export interface Reuse {
  /** how many are to sit the test, and the largest number wanted, as its blueprint says */
  readonly candidates: number
  readonly maxReuse: number
  /** expected number of candidates who meet the same variant of the item where it is largest */
  readonly expected: number
  /** that item */
  readonly id: string
  /** how many of it and its variants a session draws from, at least 1 */
  readonly variants: number
  /** items whose expected number is above the largest wanted */
  readonly above: number
}

/** @returns the families with two members at least, the most met first */
export function familyExposures(
  items: readonly SimulatedItem[],
  { given, sittings }: Met,
): readonly FamilyExposure[] {
  const met = countMet(sittings)
  const rateOf = (count: number): number => count / sittings.length
  const families = Map.groupBy(given, (index) => items[index]?.family)
  return [...families]
    .flatMap(([id, members]) => {
      if (id === undefined || members.length < 2) return []
      const counts = members.map((index) => met.get(index) ?? 0)
      // one of them at most is shown to each
      const all = counts.reduce((sum, count) => sum + count, 0)
      const most = Math.max(...counts)
      const busiest = items[members[counts.indexOf(most)] ?? -1]?.id ?? ''
      return [
        {
          id,
          rate: rateOf(all),
          members: members.length,
          met: counts.filter((count) => count > 0).length,
          most: { id: busiest, rate: rateOf(most) },
        },
      ]
    })
    .sort((left, right) => right.rate - left.rate)
}

/**
 * What a test's freshness comes to: a session draws each member of a model equally often, so that each is met by the model's
 * share of the candidates over the number of members.
 *
 * @returns null where the blueprint states no largest reuse
 */
export function reuseOf(
  { freshness }: Blueprint,
  items: readonly SimulatedItem[],
  { given, sittings }: Met,
): Reuse | null {
  if (freshness?.variants !== 'pool') return null
  const { candidates, maxReuse } = freshness
  const met = countMet(sittings)
  const models = Map.groupBy(given, (index) => {
    const item = items[index]
    return item === undefined ? '' : modelOf(item)
  })
  const all = [...models].map(([id, members]) => {
    const shown = members.reduce((sum, index) => sum + (met.get(index) ?? 0), 0)
    const variants = members.length
    return { id, variants, expected: (candidates * shown) / sittings.length / variants }
  })
  const [most = { id: '', variants: 1, expected: 0 }] = all.toSorted(
    (left, right) => right.expected - left.expected,
  )
  return { candidates, maxReuse, ...most, above: all.filter(({ expected }) => expected > maxReuse).length }
}
