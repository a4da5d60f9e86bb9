import type { Blueprint } from '#schemas/blueprint'
import { requirementsOf, type Requirements } from '../constraints/requirements.ts'
import { stockOf, type Stock } from '../constraints/stock.ts'
import { chanceOf, unitName, unitOf } from '../exposure/parameters.ts'
import { blockFacts, type BlockFacts } from '../session/block-facts.ts'
import type { CodeLanguage } from '../simulate/plan.ts'
import { logOfPrior } from './belief.ts'
import { sortedByClass, type Sorted } from './sorted.ts'
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
  /** the items of each class by themselves, in every ranking; made for the first who asks */
  readonly sorted: () => Sorted
  /** per block the logarithm of its prior over the grid */
  readonly logPriors: readonly Float64Array[]
  /** per block what a selector is told to be the block's items: where it wants their slopes alone, some that stand for them */
  readonly banks: readonly Int32Array[]
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
  const given = new Uint8Array(items.length)
  for (const [index, { kind, languages }] of items.entries())
    if (kind !== 'code' || languages.some((language) => chosen.has(language))) given[index] = 1
  const offered = withhold(given.slice(), anyVariants(models, given))
  const classCounts = new Int32Array(requirements.classes.length)
  for (let item = 0; item < offered.length; item++) {
    const of = requirements.classOf[item] ?? 0
    classCounts[of] = (classCounts[of] ?? 0) + (offered[item] ?? 0)
  }
  const blocks = blockFacts(blueprint, items, named, pool, requirements)
  let sorted: Sorted | undefined
  return {
    blueprint,
    tables,
    requirements,
    blocks,
    sorted: () => (sorted ??= sortedByClass(tables, requirements)),
    logPriors: blocks.map(({ prior }) => logOfPrior(prior)),
    banks: blocks.map(({ bank }, at) => standIns(tables, blueprint.blocks[at]?.select, bank)),
    offered,
    stock: stockOf(requirements, conflicts, offered),
    classCounts,
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

/** Of a stratified block the sharpest item of each stratum, which makes the same strata as all of them. */
function standIns(
  { pool }: ForecastTables,
  select: Blueprint['blocks'][number]['select'] | undefined,
  bank: Int32Array,
): Int32Array {
  if (select?.selector !== 'a-stratified' || bank.length < select.strata) return bank
  const { strata } = select
  const bySlope = bank.toSorted((left, right) => (pool.a[left] ?? 0) - (pool.a[right] ?? 0))
  return Int32Array.from(
    { length: strata },
    (_, s) => bySlope[Math.floor(((s + 1) * bank.length) / strata) - 1] ?? 0,
  )
}
