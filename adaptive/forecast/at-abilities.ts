import { placeOf } from '../pool/information-at.ts'
import type { Path, PathBlock } from './path.ts'
import type { Setting } from './setting.ts'

/** Candidates of one ability, as a mean over their paths. */
export interface AtAbility {
  /** ability in logits */
  readonly theta: number
  /** share of the population, in [0, 1] */
  readonly weight: number
  /** information of all items that may be shown, in 1/logits² */
  readonly bankInformation: number
  /** information of the items shown that count, in 1/logits²; the prior is not in it */
  readonly information: number
  /** standard error that the test states, in logits, its prior in it; over several blocks the mean of theirs */
  readonly se: number
  /** mean and standard deviation of the estimates, in logits */
  readonly estimate: { readonly mean: number; readonly sd: number }
  /** items shown, those on trial among them for a whole test, and left out for a block */
  readonly length: number
  readonly minutes: number
  /** share of the candidates whose blocks each rule ended, sum 1 */
  readonly ends: Readonly<Record<string, number>>
}

/**
 * @param paths those of each ability one after the other, as many of each
 * @param only the number of a block; all blocks if absent
 */
export function atAbilities(
  setting: Setting,
  abilities: readonly number[],
  weights: Float64Array,
  paths: readonly Path[],
  only?: number,
): readonly AtAbility[] {
  const bank = bankCurve(setting, only)
  const lots = paths.length / abilities.length
  return abilities.map((theta, a) => {
    const own = paths.slice(a * lots, (a + 1) * lots)
    const blocks = own.flatMap(({ done }) => done.filter(({ at }) => only === undefined || at === only))
    const perPath = (valueOf: (block: PathBlock) => number): number => sumOf(blocks, valueOf) / lots
    const perBlock = (valueOf: (block: PathBlock) => number): number =>
      blocks.length === 0 ? 0 : sumOf(blocks, valueOf) / blocks.length
    const ends: Record<string, number> = {}
    for (const { reason } of blocks) ends[reason] = (ends[reason] ?? 0) + 1 / blocks.length
    return {
      theta,
      weight: weights[a] ?? 0,
      bankInformation: valueAt(setting, bank, theta),
      information: perPath(({ information }) => information),
      se: perBlock(({ record }) => record.estimate.se),
      estimate: {
        mean: perBlock(({ record }) => record.estimate.theta),
        // a posterior mean moves by its variance with each unit of a score, whose variance is the information
        sd: perBlock(
          ({ record: { estimate }, information }) => estimate.se * estimate.se * Math.sqrt(information),
        ),
      },
      length: perPath(({ taken, pretest }) => taken.length + (only === undefined ? pretest : 0)),
      minutes: perPath(({ ms }) => ms / 60_000),
      ends,
    }
  })
}

/** Information over the grid of all items that may be shown; an item that several blocks may show counts once. */
function bankCurve({ tables: { pool }, blocks, offered }: Setting, only: number | undefined): Float64Array {
  const { points } = pool.grid
  const curve = new Float64Array(points)
  const marks = new Uint8Array(offered.length)
  for (const [at, { bank }] of blocks.entries())
    if (only === undefined || at === only) for (const item of bank) marks[item] = offered[item] ?? 0
  for (let item = 0; item < marks.length; item++) {
    if (marks[item] !== 1) continue
    for (let q = 0; q < points; q++) curve[q] = (curve[q] ?? 0) + (pool.information[item * points + q] ?? 0)
  }
  return curve
}

function valueAt({ tables: { pool } }: Setting, curve: Float64Array, theta: number): number {
  const { cell, share } = placeOf(pool, theta)
  return (curve[cell] ?? 0) * (1 - share) + (curve[cell + 1] ?? 0) * share
}

function sumOf(blocks: readonly PathBlock[], valueOf: (block: PathBlock) => number): number {
  let sum = 0
  for (const block of blocks) sum += valueOf(block)
  return sum
}
