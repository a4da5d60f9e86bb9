import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { kinds } from '../../text/kinds.ts'

/** @returns A sentence where nothing is chosen. */
export function unanswered(_: TaskOf<'choice'>, { chosen }: ResponseOf<'choice'>): string | undefined {
  return chosen.length === 0 ? kinds.choice.none : undefined
}
