import { whatNext } from '#adaptive'
import type { ItemFacts } from '#schemas/release-public'
import { attemptsOf, type History } from './history.ts'
import { levels, type AreaLevel } from './levels.ts'
import { itemsOf, type PracticeIndex } from './practice-index.ts'
import { recentlySeen } from './recently-seen.ts'

/** What is worth practising next, and why. */
export type NextStep =
  | {
      readonly type: 'item'
      readonly item: ItemFacts
      /** The weakest area that still has something new. */
      readonly area: AreaLevel
      /** Whether the candidate has answered it before, long ago: it is then for practice alone. */
      readonly again: boolean
    }
  /** Everything on offer was met lately. */
  | { readonly type: 'all-seen' }
  /** The site offers nothing to practise. */
  | { readonly type: 'nothing' }

/**
 * What to practise next: in the weakest area, the item that tells most about it.
 *
 * @param history What this browser holds.
 * @param index The site's releases.
 * @param now Milliseconds since 1970-01-01 UTC.
 * @param except Id of an item that is no suggestion, as it is on screen.
 */
export function whatToPractise(
  history: History,
  index: PracticeIndex,
  now: number,
  except?: string,
): NextStep {
  const items = itemsOf(index).filter(({ id, ai }) => ai === 'forbidden' && id !== except)
  if (items.length === 0) return { type: 'nothing' }
  const answered = attemptsOf(history).flatMap(({ problem, submittedAt }) =>
    submittedAt === undefined ? [] : [problem],
  )
  const areas = levels(history, index)
  const next = whatNext({ items, levels: areas, seen: recentlySeen(history, now), answered })
  const item = items.find(({ id }) => id === next?.item)
  const area = areas.find((level) => level.area === next?.area)
  if (item === undefined || area === undefined) return { type: 'all-seen' }
  return { type: 'item', item, area, again: answered.includes(item.id) }
}
