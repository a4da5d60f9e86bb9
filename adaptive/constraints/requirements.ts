import type { Blueprint } from '#schemas/blueprint'
import { itemsOfStages } from '../multistage/open-module.ts'
import type { SessionItem } from '../session/item.ts'
import { modelOf } from '../variant/models.ts'

type Block = Blueprint['blocks'][number]
type Quota = NonNullable<Block['quotas']>[number]

/** A count that a block must reach and must not exceed. */
export interface Requirement {
  /** the block's id */
  readonly block: string
  /** what is counted, as the blueprint says it: `skill reading`, `kind code`, `level 4`, `length` */
  readonly counts: string
  /** least number of items (included) */
  readonly min: number
  /** largest number of items (included) */
  readonly max: number
  /** share of the block's items at which it aims, in (0, 1]; undefined where it has none */
  readonly share?: number
}

/**
 * How many items of a block do not steer. Nothing of a graded item's key is in the browser but cases that steer, so all
 * that is chosen by the estimate needs them.
 *
 * @returns undefined where any item can steer (practice), or none has to: the order is fixed
 */
export function fixedCount(
  { use }: Pick<Blueprint, 'use'>,
  { select, fixed }: Pick<Block, 'select' | 'fixed'>,
): number | undefined {
  if (use !== 'graded' || select.selector === 'fixed-order') return undefined
  return fixed?.positions.length ?? 0
}

/** All counts of a blueprint, and which of them each item would add to. */
export interface Requirements {
  /** every quota of every block, and every block's length, numbered through all blocks */
  readonly list: readonly Requirement[]
  /** the first number of each block's requirements, which is its length; one more entry closes the last block */
  readonly starts: readonly number[]
  /**
   * Items that are alike for every count share a class; per class and block the numbers of the requirements that an
   * item adds to, or undefined where the block does not take it.
   */
  readonly classes: readonly (readonly (readonly number[] | undefined)[])[]
  /** class of each item */
  readonly classOf: Int32Array
}

/**
 * Reads the counts out of a blueprint.
 *
 * @param blueprint one length and any number of quotas per block
 * @param items all items of the session
 */
export function requirementsOf(blueprint: Blueprint, items: readonly SessionItem[]): Requirements {
  const list: Requirement[] = []
  const tests: ((item: SessionItem) => boolean)[] = []
  const starts: number[] = []
  for (const block of blueprint.blocks) {
    starts.push(list.length)
    list.push({ block: block.id, counts: 'length', ...lengthOf(block, items.length) })
    tests.push(() => true)
    for (const quota of block.quotas ?? []) {
      const [counts, test] = quotaTest(quota)
      list.push({ block: block.id, counts, min: quota.min, max: quota.max, ...shareOf(quota) })
      tests.push(test)
    }
    const fixed = fixedCount(blueprint, block)
    if (fixed !== undefined) {
      list.push({ block: block.id, counts: 'items that do not steer', min: fixed, max: fixed })
      tests.push(({ steers }) => steers !== true)
    }
  }
  starts.push(list.length)
  const listed = blueprint.blocks.map(({ select }) => listedItems(select))
  const ownerOf = new Map<string, number>()
  blueprint.blocks.forEach(({ select }, at) => {
    if (select.selector !== 'multistage') return
    for (const id of itemsOfStages(select)) ownerOf.set(id, ownerOf.get(id) ?? at)
  })
  const onTrial = new Set(blueprint.blocks.flatMap(({ pretest }) => pretest?.items ?? []))
  const classes: (readonly number[] | undefined)[][] = []
  const classOf = new Int32Array(items.length)
  const known = new Map<string, number>()
  items.forEach((item, i) => {
    const name = modelOf(item)
    const uses = blueprint.blocks.map((block, at) => {
      // another AI policy is another scale
      if (item.ai !== block.ai) return undefined
      if (listed[at]?.has(name) === false || onTrial.has(name)) return undefined
      // a module is given as a whole, so that no other block may take a part of it
      if ((ownerOf.get(name) ?? at) !== at) return undefined
      const numbers: number[] = []
      for (let r = starts[at] ?? 0; r < (starts[at + 1] ?? 0); r++)
        if (tests[r]?.(item) === true) numbers.push(r)
      return numbers
    })
    const alike = uses.map((numbers) => numbers?.join(' ') ?? '-').join('|')
    let found = known.get(alike)
    if (found === undefined) {
      found = classes.length
      known.set(alike, found)
      classes.push(uses)
    }
    classOf[i] = found
  })
  return { list, starts, classes, classOf }
}

/**
 * The items that a block names itself: an order, modules or shadow forms.
 *
 * @returns their ids, of item models that of the item; undefined where the block takes any item
 */
export function listedItems(select: Block['select']): ReadonlySet<string> | undefined {
  if (select.selector === 'fixed-order') return select.items && new Set(select.items)
  if (select.selector === 'multistage') return new Set(itemsOfStages(select))
  return select.selector === 'shadow-forms' ? new Set([select.forms].flat(2)) : undefined
}

/**
 * The length of a block by its rules.
 *
 * @param count items that there are
 * @returns least and largest number of items (included)
 */
export function lengthOf(
  block: Pick<Block, 'stop'>,
  count: number,
): { readonly min: number; readonly max: number } {
  let min = 0
  let max = count
  for (const rule of block.stop) {
    if (rule.rule !== 'length') continue
    min = Math.max(min, rule.min)
    max = Math.min(max, rule.max)
  }
  return { min, max }
}

function shareOf({ share }: Quota): { readonly share?: number } {
  return share === undefined ? {} : { share }
}

function quotaTest(quota: Quota): readonly [string, (item: SessionItem) => boolean] {
  if ('skill' in quota) {
    const { skill } = quota
    const within = (name: string): boolean => name === skill || name.startsWith(`${skill}.`)
    return [`skill ${skill}`, (item) => item.skills.some(within)]
  }
  if ('kind' in quota) return [`kind ${quota.kind}`, (item) => item.kind === quota.kind]
  return [`level ${quota.level}`, (item) => item.level === quota.level]
}
