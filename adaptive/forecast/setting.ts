import type { Blueprint } from '#schemas/blueprint'
import { requirementsOf, type Requirements } from '../constraints/requirements.ts'
import { stockOf, type Stock } from '../constraints/stock.ts'
import { chanceOf, unitName, unitOf } from '../exposure/parameters.ts'
import { blockFacts, type BlockFacts } from '../session/block-facts.ts'
import { expectedMs } from '../simulate/draws.ts'
import type { CodeLanguage } from '../simulate/plan.ts'
import { anyVariants, withhold } from '../variant/draw-variants.ts'
import type { ForecastTables } from './tables.ts'

/** A blueprint made ready for its paths: all that they share. */
export interface Setting {
  readonly blueprint: Blueprint
  readonly tables: ForecastTables
  readonly requirements: Requirements
  readonly blocks: readonly BlockFacts[]
  /** 1 for each item that a path may take; of an item model one member stands for all */
  readonly offered: Uint8Array
  /** what the offered items come to */
  readonly stock: Stock
  /** per class of the requirements, how many of the offered items belong to it */
  readonly classCounts: Int32Array
  /** milliseconds that each item takes at pace 1, on average */
  readonly ms: Float64Array
  /** whether time limits hold */
  readonly isTimed: boolean
  readonly exposure: ExposureSetting | undefined
}

/** How exposure is held down. */
export interface ExposureSetting {
  /** number of each item's unit: a family is one, any other item is one of its own */
  readonly unitOf: Int32Array
  readonly units: number
  /** largest share of the candidates */
  readonly maxRate: number
  /** per unit the probability to be let through, where the blueprint states parameters; undefined where it has none yet */
  readonly chances: Float64Array | undefined
}

/**
 * @param languages that candidates answer code items in
 * @throws RangeError for shadow forms that were not read from their file
 */
export function settingOf(
  blueprint: Blueprint,
  tables: ForecastTables,
  { languages, isTimed }: { readonly languages: readonly CodeLanguage[]; readonly isTimed: boolean },
): Setting {
  const { items, pool, named, conflicts, models } = tables
  const requirements = requirementsOf(blueprint, items)
  const chosen = new Set<string>(languages)
  const given = Uint8Array.from(items, (item) =>
    item.kind !== 'code' || item.languages.some((language) => chosen.has(language)) ? 1 : 0,
  )
  const offered = withhold(given.slice(), anyVariants(models, given))
  const classCounts = new Int32Array(requirements.classes.length)
  offered.forEach((is, item) => {
    const of = requirements.classOf[item] ?? 0
    classCounts[of] = (classCounts[of] ?? 0) + is
  })
  return {
    blueprint,
    tables,
    requirements,
    blocks: blockFacts(blueprint, items, named, pool, requirements),
    offered,
    stock: stockOf(requirements, conflicts, offered),
    classCounts,
    ms: Float64Array.from(items, ({ minutes }) => (minutes === undefined ? 0 : expectedMs(minutes))),
    isTimed,
    exposure: exposureSetting(blueprint, tables),
  }
}

function exposureSetting({ exposure }: Blueprint, { items }: ForecastTables): ExposureSetting | undefined {
  if (exposure === undefined) return undefined
  const { maxRate, parameters } = exposure
  const numbers = new Map<string, number>()
  const chances: number[] = []
  const units = Int32Array.from(items, (item) => {
    const unit = unitOf(item)
    const name = unitName(unit)
    const found = numbers.get(name)
    if (found !== undefined) return found
    chances.push(parameters === undefined ? 1 : chanceOf(parameters, unit))
    numbers.set(name, numbers.size)
    return numbers.size - 1
  })
  return {
    unitOf: units,
    units: numbers.size,
    maxRate,
    chances: parameters === undefined ? undefined : Float64Array.from(chances),
  }
}
