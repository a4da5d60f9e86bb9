import type { Blueprint } from '#schemas/blueprint'
import type { Requirements } from '../constraints/requirements.ts'
import { expected } from '../estimate/expected.ts'
import { itemsOfStages, stagesOf, type Stage } from '../multistage/open-module.ts'
import type { Pool } from '../pool/pool.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { modelOf } from '../variant/models.ts'
import { fixedFacts, type FixedFacts } from './fixed-items.ts'
import type { SessionItem } from './item.ts'

/** What of a block does not change while it is taken, beyond its counts. */
export interface BlockFacts {
  /** over the pool's grid, sum 1 */
  readonly prior: Float64Array
  /** its standard deviation in logits */
  readonly priorSe: number
  /** indexes of the items that the block may show, ascending; of an item model one member */
  readonly bank: Int32Array
  /** greatest number of items */
  readonly most: number
  /** place of each item in the order that the blueprint lists; undefined where it lists none */
  readonly order: Int32Array | undefined
  /** the stages that the block goes through; undefined where it has none */
  readonly stages: readonly Stage[] | undefined
  /** the block's part of each shadow form: indexes of its items, of item models all members, ascending; undefined where it has none */
  readonly forms: readonly Int32Array[] | undefined
  /** the items on trial; undefined where there are none */
  readonly pretest: PretestFacts | undefined
  /** the items that do not steer; undefined where no position is theirs */
  readonly fixed: FixedFacts | undefined
}

export interface PretestFacts {
  readonly ids: ReadonlySet<string>
  /** their indexes, ascending; those of another AI policy left out */
  readonly items: Int32Array
  /** how many of them each candidate meets, integer ≥ 1 */
  readonly count: number
  /** positions in the block, from 1; undefined where they are drawn */
  readonly positions: readonly number[] | undefined
  /** positions up to which they are drawn, so that a block that reaches its least length has had them all */
  readonly span: number
}

/**
 * @returns one entry per block of the blueprint
 * @throws RangeError for shadow forms that were not read from their file, or that are not there for every block alike
 */
export function blockFacts(
  { use, blocks }: Blueprint,
  items: readonly SessionItem[],
  named: ReadonlyMap<string, readonly number[]>,
  pool: Pool,
  { list, starts, classes, classOf }: Requirements,
): readonly BlockFacts[] {
  const numbers = new Set(blocks.map(({ select }) => formsOf(select).length))
  if (numbers.size > 1)
    throw new RangeError('shadow forms are those of a whole test: every block has as many of them')
  const firsts = Int32Array.from(named.values(), ([first = 0]) => first).sort()
  return blocks.map((block, at) => {
    const { prior: stated, select, pretest, ai } = block
    const prior = normalPrior(pool.grid, stated)
    const bank = firsts.filter((i) => classes[classOf[i] ?? 0]?.[at] !== undefined)
    const { min = 0, max: longest = bank.length } = list[starts[at] ?? 0] ?? {}
    const most = Math.min(bank.length, longest)
    return {
      prior,
      priorSe: expected(prior, pool.abilities).se,
      bank,
      most,
      order: orderOf(listedBy(select), items),
      stages: select.selector === 'multistage' ? stagesOf(select, named) : undefined,
      forms: select.selector === 'shadow-forms' ? indexed(formsOf(select), named) : undefined,
      pretest: pretest && {
        ids: new Set(pretest.items.flatMap((name) => named.get(name)?.map((i) => items[i]?.id ?? '') ?? [])),
        items: Int32Array.from(pretest.items.flatMap((name) => named.get(name) ?? []))
          .filter((i) => items[i]?.ai === ai)
          .sort(),
        count: pretest.count,
        positions: pretest.positions,
        span: pretest.count + (min > 0 ? min : most),
      },
      fixed: fixedFacts({ use }, block, items, pool, prior),
    }
  })
}

function listedBy(select: Blueprint['blocks'][number]['select']): readonly string[] | undefined {
  if (select.selector === 'fixed-order') return select.items
  return select.selector === 'multistage' ? itemsOfStages(select) : undefined
}

function formsOf(select: Blueprint['blocks'][number]['select']): readonly (readonly string[])[] {
  if (select.selector !== 'shadow-forms') return []
  if (typeof select.forms === 'string')
    throw new RangeError(`shadow forms are a part of the blueprint, received the file name ${select.forms}`)
  return select.forms
}

/** An item that is not there gets the index −1: its form can never be given as a whole. */
function indexed(
  forms: readonly (readonly string[])[],
  named: ReadonlyMap<string, readonly number[]>,
): readonly Int32Array[] {
  return forms.map((ids) => Int32Array.from(ids.flatMap((id) => named.get(id) ?? -1)).sort())
}

function orderOf(
  listed: readonly string[] | undefined,
  items: readonly SessionItem[],
): Int32Array | undefined {
  if (listed === undefined) return undefined
  const places = new Map(listed.map((id, place) => [id, place]))
  return Int32Array.from(items, (item) => places.get(modelOf(item)) ?? listed.length)
}

/** @returns how many of some presented items count to a block's length: all but those on trial */
export function scoredLength({ pretest }: BlockFacts, taken: readonly { readonly id: string }[]): number {
  if (pretest === undefined) return taken.length
  let count = 0
  for (const { id } of taken) if (!pretest.ids.has(id)) count++
  return count
}
