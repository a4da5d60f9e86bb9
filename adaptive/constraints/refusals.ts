import { reachable, type Demand } from './reachable.ts'
import type { Requirement, Requirements } from './requirements.ts'
import type { Stock } from './stock.ts'

/** Why a blueprint cannot be met from its items. */
export interface Refusal {
  readonly block: string
  /** what binds, as `Requirement.counts` says it */
  readonly counts: string
  /** the minimum that cannot be reached */
  readonly min: number
  /** how many items are missing for it; 0 where the search could prove neither */
  readonly missing: number
  /** one sentence for the blueprint's author */
  readonly words: string
}

/**
 * Proves a blueprint feasible, or says what binds and how many items are missing.
 *
 * @param stock all items offered
 * @param demand of a session that has not begun
 * @returns empty where the minima of all blocks can be met together
 */
export function refusalsOf(requirements: Requirements, stock: Stock, demand: Demand): readonly Refusal[] {
  const contradictions = requirements.list.filter(({ min, max }) => min > max)
  if (contradictions.length > 0) {
    return contradictions.map((requirement) => {
      const { min, max } = requirement
      return refusal(requirement, min - max, `asks for at least ${min} and at most ${max}`)
    })
  }
  const whole = reachable(requirements, stock, demand)
  if (whole === 'yes') return []
  // the largest minimum that one requirement can have while the others wait
  const alone = requirements.list.flatMap((requirement, r) => {
    const others = demand.need.map((need, at) => (at === r ? need : 0))
    const missing = shortage(requirements, stock, demand, others, r)
    return missing > 0
      ? [
          refusal(
            requirement,
            missing,
            `wants ${requirement.min} and the items give ${requirement.min - missing}`,
          ),
        ]
      : []
  })
  if (alone.length > 0) return alone
  const [first] = requirements.list
  // what the search gave up on is no shortage: an exact solver may find forms
  if (whole === 'unproven') return first === undefined ? [] : [refusal(first, 0, UNPROVEN)]
  // each alone can be met: add them one by one and report those that no longer fit beside the ones before
  const kept = demand.need.map(() => 0)
  const together: Refusal[] = []
  requirements.list.forEach((requirement, r) => {
    kept[r] = demand.need[r] ?? 0
    const missing = shortage(requirements, stock, demand, kept, r)
    if (missing === 0) return
    kept[r] = (kept[r] ?? 0) - missing
    const given = requirement.min - missing
    together.push(
      refusal(
        requirement,
        missing,
        `wants ${requirement.min}, and beside the other constraints only ${given} fit`,
      ),
    )
  })
  if (together.length > 0) return together
  return first === undefined ? [] : [refusal(first, 0, UNPROVEN)]
}

/** Says also what to do: nobody but this search needs another way of selection. */
const UNPROVEN =
  'overlaps so much with other constraints that a search at each step cannot prove it; forms assembled beforehand can: write them with `assay assemble TEST --shadow --out FILE`, and select by `shadow-forms`'

/** By how much the need of requirement r must fall for the given needs to be met; never more than the whole of it. */
function shortage(
  requirements: Requirements,
  stock: Stock,
  demand: Demand,
  needs: readonly number[],
  r: number,
): number {
  const wanted = needs[r] ?? 0
  const meets = (missing: number): boolean => {
    const need = needs.map((value, at) => (at === r ? value - missing : value))
    // a shortage is said only where it is proven
    return reachable(requirements, stock, { ...demand, need }) !== 'no'
  }
  let missing = 0
  while (missing < wanted && !meets(missing)) missing++
  return missing
}

function refusal(requirement: Requirement, missing: number, what: string): Refusal {
  const { block, counts, min } = requirement
  const tail = missing > 0 ? `; ${missing} ${missing === 1 ? 'item is' : 'items are'} missing` : ''
  return { block, counts, min, missing, words: `Block ${block}: ${counts} ${what}${tail}.` }
}
