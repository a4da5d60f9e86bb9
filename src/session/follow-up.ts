import { firstCategories } from '#adaptive'
import type { FollowUpKind } from '#log'
import type { KeyOf, PracticeItem, PublicItem } from '#schemas/public-item'
import { followUp as words } from '../text/follow-up.ts'
import type { ItemWork } from './work.ts'

/** @returns what changes once the answer to an item is locked; undefined where nothing does */
export function followUpOf(item: PracticeItem): KeyOf<FollowUpKind>['followUp'] {
  const { key } = item.grading
  return 'followUp' in key ? key.followUp : undefined
}

/** @returns the follow-up of an item, where its key is at hand, and the highest category that is earned before it */
export function stepsOf(item: PublicItem): {
  readonly followUp: KeyOf<FollowUpKind>['followUp']
  readonly first: number
} {
  const max = item.scoring.length
  if (item.use !== 'practice') return { followUp: undefined, first: max }
  return { followUp: followUpOf(item), first: firstCategories({ max, key: item.grading.key }) }
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
  if (followUp === undefined) return item
  const isLocked = work.followUp !== undefined
  const known = isLocked ? after : before
  const now = known.get(item) ?? (isLocked ? changed(item, followUp) : unspoilt(item))
  known.set(item, now)
  return now
}

function changed(item: PracticeItem, { voided, examples }: FollowUp): PracticeItem {
  if (!('examples' in item.task)) return item
  const kept = item.task.examples.filter(({ id }) => !voided.includes(id))
  // The examples are of the item's kind, which the type of a union of pairs cannot say.
  return { ...item, task: { ...item.task, examples: [...examples, ...kept] } } as PracticeItem
}

/** What its last categories stand for would tell what is going to change. */
function unspoilt(item: PracticeItem): PracticeItem {
  return { ...item, scoring: [...item.scoring.slice(0, stepsOf(item).first), words.scoring(item.kind)] }
}
