import type { Blueprint } from '#schemas/blueprint'
import { requirementsOf } from '../constraints/requirements.ts'
import { informationAt } from '../pool/information-at.ts'
import { createPool } from '../pool/pool.ts'
import { atAbilities } from './at-abilities.ts'
import { hypotheticals, type Cell, type Hypothetical } from './cells.ts'
import { followedOf, STANDARD, type Followed, type ForecastOptions } from './followed.ts'
import { dispensable, type Dispensable } from './retire.ts'
import { shortagesOf, type Shortage } from './shortages.ts'
import { gainOf, swapsOf, type Swaps } from './swaps.ts'
import type { ForecastTables } from './tables.ts'
import { targetDeviation, type TargetCurve } from './target.ts'
import { overexposedBeyond, ratesOf, type Rate } from './usage.ts'

/** What to write, what is short, and what to retire. */
export interface Gaps {
  /** every cell that the blueprint could use, what buys most first */
  readonly cells: readonly CellGain[]
  /** where the forecast falls farthest short of the target, in logits; null without a target, or where it does not */
  readonly worst: number | null
  /** minima that have no item to spare, those that miss most first */
  readonly shortages: readonly Shortage[]
  readonly retire: readonly Dispensable[]
  /** items and families that more of the candidates meet than they should, the most met first */
  readonly overexposed: readonly Rate[]
}

/** What another item of a cell would buy. */
export interface CellGain extends Cell {
  /** items of the cell that the test could give */
  readonly items: number
  /** whose parameters the new item is taken to have, see `Hypothetical` */
  readonly from: 'cell' | 'level'
  /** by how much one more would lower the mean standard error of the population, in logits, ≥ 0 */
  readonly buys: number
  /** the same at the worst ability; null where there is none */
  readonly buysAtWorst: number | null
  /** how many more would reach the target there; null where there is none, or not even forty would */
  readonly wanted: number | null
}

export interface GapOptions extends ForecastOptions {
  readonly target?: TargetCurve
  /** share of the candidates above which an item is overexposed; the blueprint's, or else .5, if absent */
  readonly maxRate?: number
}

/** How far the search for gaps is. */
export interface GapProgress {
  /** cells done, of `total` */
  readonly done: number
  readonly total: number
}

/** Cells between two reports of progress. */
const CHUNK = 64
const MOST = 40
const OFTEN = 0.5
/** So much of an item is no item. */
const SLACK = 1e-9

/**
 * Which items to write and which to retire. A new item is taken to come wherever it tells more, at the candidate's ability,
 * than the least telling item of a path that it could replace without breaking a quota; it lowers the standard error at
 * the same length, or, where a standard error ends the test, shortens it instead. Where exposure is held down it reaches
 * so many candidates at most. Selectors that do not go by information use it less than that.
 *
 * A generator, so that a worker can tell how far it is and stop: `next()` until it is done; its value then is the answer.
 *
 * @throws RangeError as `forecast` does
 */
export function* gaps(
  blueprint: Blueprint,
  tables: ForecastTables,
  options: GapOptions = {},
): Generator<GapProgress, Gaps> {
  const followed = followedOf(blueprint, tables, options)
  const { setting, paths } = followed
  const all = hypotheticals(setting)
  const aim = aimOf(followed, options.target)
  const gains: CellGain[] = []
  const prospects = prospectsOf(followed, all)
  for (const [index, one] of all.entries()) {
    if (index % CHUNK === 0) yield { done: index, total: all.length }
    gains.push(gainOfCell(followed, one, prospects(index), aim))
  }
  yield { done: all.length, total: all.length }
  const limit = options.maxRate ?? blueprint.exposure?.maxRate ?? OFTEN
  return {
    cells: gains.sort((left, right) => right.buys - left.buys),
    worst: aim?.theta ?? null,
    shortages: shortagesOf(setting),
    retire: dispensable(setting, paths),
    overexposed: overexposedBeyond(setting, ratesOf(setting, paths), limit),
  }
}

/** The ability where a target is missed most, and the information wanted there. */
interface Aim {
  readonly theta: number
  /** in 1/logits² */
  readonly missing: number
}

function aimOf(
  { setting, abilities, weights, paths }: Followed,
  target: TargetCurve | undefined,
): Aim | undefined {
  if (target === undefined) return undefined
  const prior = setting.blueprint.blocks[0]?.prior ?? STANDARD
  const found = { abilities: atAbilities(setting, abilities, weights, paths), prior }
  return targetDeviation(found, target).worst ?? undefined
}

/** What a hypothetical item tells each path, and what it could stand for there. */
interface Prospect {
  readonly swaps: readonly Swaps[]
  /** information at an ability, in 1/logits² */
  readonly toldAt: (theta: number) => number
}

function prospectsOf(
  { setting, paths, abilities }: Followed,
  all: readonly Hypothetical[],
): (index: number) => Prospect {
  const items = all.map(({ item }) => item)
  const pool = createPool(items.map(({ parameters }) => parameters))
  const { classes, classOf } = requirementsOf(setting.blueprint, items)
  const known = new Map<number, readonly Swaps[]>()
  const places = new Map(abilities.map((theta, a) => [theta, a]))
  return (index) => {
    const of = classOf[index] ?? 0
    const swaps = known.get(of) ?? swapsOf(setting, paths, classes[of] ?? [])
    known.set(of, swaps)
    const told = Float64Array.from(abilities, (theta) => {
      informationAt(pool, theta, Int32Array.of(index), 1, value)
      return value[0] ?? 0
    })
    return { swaps, toldAt: (theta) => told[places.get(theta) ?? -1] ?? 0 }
  }
}

function gainOfCell(
  { setting: { exposure, blocks }, weights, paths }: Followed,
  { cell, items, from }: Hypothetical,
  { swaps, toldAt }: Prospect,
  aim: Aim | undefined,
): CellGain {
  let mean = 0
  let share = 0
  let atWorst = 0
  for (const one of swaps) {
    const { path, block } = one
    const gain = gainOf(one, toldAt(path.theta), 1)
    if (gain <= 0) continue
    const { se } = block.record.estimate
    const fall = (se - 1 / Math.sqrt(1 / (se * se) + gain)) / blocks.length
    mean += path.weight * fall
    share += path.weight
    if (path.theta === aim?.theta) atWorst += fall / (paths.length / weights.length)
  }
  const reach = exposure === undefined ? 1 : Math.min(1, exposure.maxRate / Math.max(share, SLACK))
  return {
    ...cell,
    items,
    from,
    buys: mean * reach,
    buysAtWorst: aim === undefined ? null : atWorst * reach,
    wanted: aim === undefined ? null : wantedOf(aim, reach),
  }

  function wantedOf({ theta, missing }: Aim, reach: number): number | null {
    const here = swaps.filter(({ path }) => path.theta === theta)
    const lots = paths.length / weights.length
    for (let count = 1; count <= MOST; count++) {
      const gained = here.reduce((sum, one) => sum + gainOf(one, toldAt(theta), count), 0) / lots
      if (gained >= missing) return -Math.floor(-count / reach)
    }
    return null
  }
}

const value = new Float64Array(1)
