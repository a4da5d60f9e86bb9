import type { Blueprint } from '#schemas/blueprint'
import { abilitiesOf } from '../posterior/grid.ts'
import type { CodeLanguage } from '../simulate/plan.ts'
import type { Path } from './path.ts'
import { followPaths, weightsOf, type Population } from './paths.ts'
import { settingOf, type Setting } from './setting.ts'
import type { ForecastTables } from './tables.ts'

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

/** The paths of a blueprint at their end, and whose they are. */
export interface Followed {
  readonly setting: Setting
  readonly population: Population
  readonly abilities: readonly number[]
  /** share of the population at each ability, sum 1 */
  readonly weights: Float64Array
  /** those of each ability one after the other, as many of each */
  readonly paths: readonly Path[]
}

/** The prior of a block that states none. */
export const STANDARD: Population = { mean: 0, sd: 1 }

/** 33 points on [−4, 4]. */
const ABILITIES = [...abilitiesOf({ low: -4, high: 4, points: 33 })]

export function followedOf(blueprint: Blueprint, tables: ForecastTables, options: ForecastOptions): Followed {
  const { abilities = ABILITIES, languages = languagesOf(tables), isTimed = true } = options
  const { population = blueprint.blocks[0]?.prior ?? STANDARD } = options
  assertOptions(population, abilities)
  const setting = settingOf(blueprint, tables, { languages, isTimed })
  const weights = weightsOf(abilities, population)
  return { setting, population, abilities, weights, paths: followPaths(setting, abilities, weights) }
}

function languagesOf({ items }: ForecastTables): readonly CodeLanguage[] {
  const languages = new Set<string>()
  for (const item of items) for (const language of item.languages) languages.add(language)
  return [...languages] as CodeLanguage[]
}

function assertOptions({ sd }: Population, abilities: readonly number[]): void {
  if (!(sd > 0 && sd < Infinity)) throw new RangeError(`a population needs sd > 0, received ${sd}`)
  const isAscending = abilities.every((theta, at) => at === 0 || theta > (abilities[at - 1] ?? 0))
  if (abilities.length < 2 || !isAscending)
    throw new RangeError(`abilities must ascend, two at least, received ${abilities.join(', ')}`)
}
