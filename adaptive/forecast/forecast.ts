import type { Blueprint } from '#schemas/blueprint'
import { abilitiesOf } from '../posterior/grid.ts'
import { cutsOf } from '../simulate/cuts-of.ts'
import type { CodeLanguage } from '../simulate/plan.ts'
import { atAbilities, type AtAbility } from './at-abilities.ts'
import { decisionsOf, type Decisions } from './decisions.ts'
import { followPaths, weightsOf, type Population } from './paths.ts'
import { precisionOf, type ForecastPrecision } from './precision.ts'
import { settingOf } from './setting.ts'
import type { ForecastTables } from './tables.ts'
import { usageOf, type Usage } from './usage.ts'

/** What a forecast may be asked for besides the blueprint's own terms. */
export interface ForecastOptions {
  /** who sits the test; the prior of the first block if absent */
  readonly population?: Population
  /** abilities looked at, ascending, in logits; 33 on [−4, 4] if absent */
  readonly abilities?: readonly number[]
  /** cut scores in logits; those of each block's own stopping rules if absent */
  readonly cuts?: readonly number[]
  /** languages that candidates answer code items in; all of the items' if absent */
  readonly languages?: readonly CodeLanguage[]
  /** whether time limits hold; true if absent */
  readonly isTimed?: boolean
}

/** What a test is expected to do, before anybody sits it. */
export interface Forecast extends ForecastPrecision {
  readonly population: Population
  /** over all blocks */
  readonly abilities: readonly AtAbility[]
  readonly blocks: readonly BlockForecast[]
  readonly usage: Usage
}

/** The same of one block. */
export interface BlockForecast extends ForecastPrecision {
  readonly id: string
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
 * - five paths stand for all candidates of one ability. Each takes its items by the session's own rules, at the posterior
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
  const { abilities = ABILITIES, languages = languagesOf(tables), isTimed = true, cuts } = options
  const population = options.population ?? blueprint.blocks[0]?.prior ?? { mean: 0, sd: 1 }
  assertOptions(population, abilities)
  const setting = settingOf(blueprint, tables, { languages, isTimed })
  const weights = weightsOf(abilities, population)
  const paths = followPaths(setting, abilities, weights)
  const overall = atAbilities(setting, abilities, weights, paths)
  return {
    population,
    abilities: overall,
    ...precisionOf(setting, overall, paths),
    blocks: blueprint.blocks.map(({ id }, at) => {
      const own = atAbilities(setting, abilities, weights, paths, at)
      const marks = [...(cuts ?? cutsOf(blueprint, at))].sort((x, y) => x - y)
      return {
        id,
        abilities: own,
        ...precisionOf(setting, own, paths, at),
        ends: endsOf(own),
        decisions: marks.length === 0 ? null : decisionsOf(own, population, marks),
      }
    }),
    usage: usageOf(setting, paths),
  }
}

/** 33 points on [−4, 4]. */
const ABILITIES = [...abilitiesOf({ low: -4, high: 4, points: 33 })]

function languagesOf({ items }: ForecastTables): readonly CodeLanguage[] {
  return [...new Set(items.flatMap(({ languages }) => languages))] as CodeLanguage[]
}

function endsOf(own: readonly AtAbility[]): Readonly<Record<string, number>> {
  const ends: Record<string, number> = {}
  for (const at of own)
    for (const [reason, share] of Object.entries(at.ends))
      ends[reason] = (ends[reason] ?? 0) + at.weight * share
  return ends
}

function assertOptions({ sd }: Population, abilities: readonly number[]): void {
  if (!(sd > 0 && sd < Infinity)) throw new RangeError(`a population needs sd > 0, received ${sd}`)
  const isAscending = abilities.every((theta, at) => at === 0 || theta > (abilities[at - 1] ?? 0))
  if (abilities.length < 2 || !isAscending)
    throw new RangeError(`abilities must ascend, two at least, received ${abilities.join(', ')}`)
}
