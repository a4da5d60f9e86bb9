import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { review as words } from '../../text/kinds/review.ts'
import { marking } from '../../text/marking.ts'

/** @returns A sentence where nothing is marked, a mark has no class, or the verdict is missing. */
export function unanswered(
  _: TaskOf<'review'>,
  { marks, verdict }: ResponseOf<'review'>,
): string | undefined {
  const unnamed = marks.filter((mark) => mark.class === 'undecided').length
  const missing = [
    ...(marks.length === 0 ? [words.none] : []),
    ...(unnamed > 0 ? [marking.undecided(unnamed)] : []),
    ...(verdict === 'undecided' ? [words.noVerdict] : []),
  ]
  return missing.length === 0 ? undefined : missing.join(' ')
}
