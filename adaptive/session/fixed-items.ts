import type { Blueprint } from '#schemas/blueprint'
import { fixedCount } from '../constraints/requirements.ts'
import type { Generator } from '../numeric/generator.ts'
import { informationAt } from '../pool/information-at.ts'
import type { Pool } from '../pool/pool.ts'
import type { SessionItem } from './item.ts'

/** The items of a graded block that do not steer: they stand at positions that nobody's answers move. */
export interface FixedFacts {
  /** their positions in the block, from 1 */
  readonly positions: ReadonlySet<number>
  /** 1 for each item that does not steer */
  readonly marks: Uint8Array
  /** information that each of these items is expected to give of a candidate of the block's prior, in 1/logits²; else 0 */
  readonly information: Float64Array
}

/**
 * @param prior of the block, over the pool's grid
 * @returns undefined for a block without such positions
 */
export function fixedFacts(
  { use }: Pick<Blueprint, 'use'>,
  block: Blueprint['blocks'][number],
  items: readonly SessionItem[],
  pool: Pool,
  prior: Float64Array,
): FixedFacts | undefined {
  if (block.fixed === undefined || fixedCount({ use }, block) === undefined) return undefined
  const marks = Uint8Array.from(items, ({ steers }) => (steers === true ? 0 : 1))
  const indexes = Int32Array.from(items.keys()).filter((index) => marks[index] === 1)
  const information = new Float64Array(items.length)
  const here = new Float64Array(indexes.length)
  for (const [at, theta] of pool.abilities.entries()) {
    informationAt(pool, theta, indexes, indexes.length, here)
    for (const [j, index] of indexes.entries())
      information[index] = (information[index] ?? 0) + (prior[at] ?? 0) * (here[j] ?? 0)
  }
  return { positions: new Set(block.fixed.positions), marks, information }
}

/** Whether it is the turn of an item that does not steer. @param position in the block, from 1 */
export function isFixedTurn(fixed: FixedFacts | undefined, position: number): boolean {
  return fixed?.positions.has(position) === true
}

/**
 * The items whose turn it is: those that do not steer at their positions, the others elsewhere. Where none is left of
 * the one sort, any of the other, so that a test goes on that was refused beforehand.
 *
 * @param eligible indexes of the items that may come, ascending
 */
export function itemsOfTurn(
  fixed: FixedFacts | undefined,
  position: number,
  eligible: Int32Array,
): Int32Array {
  if (fixed === undefined) return eligible
  const turn = isFixedTurn(fixed, position) ? 1 : 0
  const own = eligible.filter((index) => fixed.marks[index] === turn)
  return own.length === 0 ? eligible : own
}

/**
 * One of the items, each with a chance in proportion to what it is expected to tell.
 *
 * @param eligible indexes of the items, ascending
 * @returns a place in `eligible`; −1 where that is empty
 */
export function drawFixed({ information }: FixedFacts, eligible: Int32Array, { unit }: Generator): number {
  let sum = 0
  for (const index of eligible) sum += information[index] ?? 0
  let left = unit() * sum
  for (let j = 0; j < eligible.length; j++) {
    left -= information[eligible[j] ?? 0] ?? 0
    if (left < 0) return j
  }
  return eligible.length - 1
}
