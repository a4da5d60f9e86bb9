import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { choice as words } from '../../text/kinds/choice.ts'

/** @returns A sentence where nothing is chosen. */
export function unanswered(_: TaskOf<'choice'>, { chosen }: ResponseOf<'choice'>): string | undefined {
  return chosen.length === 0 ? words.none : undefined
}
