import type { Blueprint } from '#schemas/blueprint'
import { cutsOf } from '../simulate/cuts-of.ts'
import { atAbilities, type AtAbility } from './at-abilities.ts'
import { decisionsOf, type Decisions } from './decisions.ts'
import { followedOf, STANDARD, type ForecastOptions } from './followed.ts'
import type { Population } from './paths.ts'
import { precisionOf, type ForecastPrecision } from './precision.ts'
import type { ForecastTables } from './tables.ts'
import { usageOf, type Usage } from './usage.ts'

/** What a test is expected to do, before anybody sits it. */
export interface Forecast extends ForecastPrecision {
  readonly population: Population
  /** of the first block */
  readonly prior: Population
  /** over all blocks */
  readonly abilities: readonly AtAbility[]
  readonly blocks: readonly BlockForecast[]
  readonly usage: Usage
}

/** The same of one block. */
export interface BlockForecast extends ForecastPrecision {
  readonly id: string
  readonly prior: Population
  readonly abilities: readonly AtAbility[]
  /** share of the population whose block each rule ends */
  readonly ends: Readonly<Record<string, number>>
  /** null without cut scores */
  readonly decisions: Decisions | null
}

/**
 * Foretells what a blueprint does with a bank: per ability, what the items of the bank and those of a test tell, how long
 * it takes and why it ends, and over a population how often each item is met and how well the test separates.
 *
 * What is approximated, beside `assay simulate`, which is exact but for chance:
 * - three paths stand for all candidates of one ability. Each takes its items by the session's own rules, at the posterior
 *   that its answers are expected to lead to; their luck is dealt out evenly instead of drawn.
 * - one member of an item model stands for all, and its use is shared evenly; items that share a stem count as if they
 *   were on their own; what steers a graded test misses nothing; nobody has met an item before.
 * - where the blueprint states `maxRate` without parameters, no item is given beyond it, as `--max-exposure` would fit.
 * - an answer that time cuts off tells as much as any other.
 *
 * No clock and no randomness: the same blueprint and tables give the same bits everywhere.
 *
 * @throws RangeError for shadow forms that were not read from their file, a population whose sd is not positive, or
 *   abilities that do not ascend
 */
export function forecast(
  blueprint: Blueprint,
  tables: ForecastTables,
  options: ForecastOptions = {},
): Forecast {
  const followed = followedOf(blueprint, tables, options)
  const { setting, abilities, weights, paths, population } = followed
  const { cuts } = options
  const first = blueprint.blocks[0]?.prior ?? STANDARD
  const overall = atAbilities(setting, abilities, weights, paths)
  return {
    population,
    prior: first,
    abilities: overall,
    ...precisionOf(setting, overall, paths),
    blocks: blueprint.blocks.map(({ id, prior = STANDARD }, at) => {
      const own = atAbilities(setting, abilities, weights, paths, at)
      const marks = cutsOf(blueprint, at, cuts)
      return {
        id,
        prior,
        abilities: own,
        ...precisionOf(setting, own, paths, at),
        ends: endsOf(own),
        decisions: marks.length === 0 ? null : decisionsOf(own, population, marks),
      }
    }),
    usage: usageOf(setting, paths),
  }
}

function endsOf(own: readonly AtAbility[]): Readonly<Record<string, number>> {
  const ends: Record<string, number> = {}
  for (const at of own)
    for (const [reason, share] of Object.entries(at.ends))
      ends[reason] = (ends[reason] ?? 0) + at.weight * share
  return ends
}
