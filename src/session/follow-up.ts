import type { KeyOf, PracticeItem } from '#schemas/public-item'
import type { ItemWork } from './work.ts'

/** @returns what changes once the answer to an item is locked; undefined where nothing does */
export function followUpOf(item: PracticeItem): KeyOf<'code'>['followUp'] {
  return item.kind === 'code' ? item.grading.key.followUp : undefined
}

const changed = new WeakMap<PracticeItem, PracticeItem>()

/** The item as it holds now: once its answer is locked, the new examples stand in place of those that are void. */
export function itemNow(item: PracticeItem, work: Pick<ItemWork, 'followUp'>): PracticeItem {
  const followUp = followUpOf(item)
  if (followUp === undefined || work.followUp === undefined || item.kind !== 'code') return item
  const known = changed.get(item)
  if (known !== undefined) return known
  const { voided, examples } = followUp
  const kept = item.task.examples.filter(({ id }) => !voided.includes(id))
  const now = { ...item, task: { ...item.task, examples: [...examples, ...kept] } }
  changed.set(item, now)
  return now
}
