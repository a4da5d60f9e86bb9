import { firstCategories } from '#adaptive'
import type { KeyOf, PracticeItem, PracticeItemOf } from '#schemas/public-item'
import { followUp as words } from '../text/follow-up.ts'
import type { ItemWork } from './work.ts'

/** @returns what changes once the answer to an item is locked; undefined where nothing does */
export function followUpOf(item: PracticeItem): KeyOf<'code'>['followUp'] {
  return item.kind === 'code' ? item.grading.key.followUp : undefined
}

type FollowUp = NonNullable<ReturnType<typeof followUpOf>>

// By item, so that what is shown stays the same object while nothing changes.
const before = new WeakMap<PracticeItem, PracticeItem>()
const after = new WeakMap<PracticeItem, PracticeItem>()

/**
 * The item as it is shown now. Before its answer is locked, nothing tells what will change; afterwards the new examples
 * stand in place of those that are void.
 */
export function itemNow(item: PracticeItem, work: Pick<ItemWork, 'followUp'>): PracticeItem {
  const followUp = followUpOf(item)
  if (followUp === undefined || item.kind !== 'code') return item
  const isLocked = work.followUp !== undefined
  const known = isLocked ? after : before
  const now = known.get(item) ?? (isLocked ? changed(item, followUp) : unspoilt(item))
  known.set(item, now)
  return now
}

function changed(item: PracticeItemOf<'code'>, { voided, examples }: FollowUp): PracticeItem {
  const kept = item.task.examples.filter(({ id }) => !voided.includes(id))
  return { ...item, task: { ...item.task, examples: [...examples, ...kept] } }
}

/** What its last categories stand for would tell what is going to change. */
function unspoilt(item: PracticeItemOf<'code'>): PracticeItem {
  return { ...item, scoring: [...item.scoring.slice(0, firstCategories(item.task)), words.scoring] }
}
