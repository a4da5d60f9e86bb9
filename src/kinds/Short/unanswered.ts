import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { kinds } from '../../text/kinds.ts'

/** @returns A sentence where nothing is written. */
export function unanswered(_: TaskOf<'short'>, { text }: ResponseOf<'short'>): string | undefined {
  return text.trim() === '' ? kinds.short.none : undefined
}
