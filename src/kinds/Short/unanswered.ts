import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { short as words } from '../../text/kinds/short.ts'

/** @returns A sentence where nothing is written. */
export function unanswered(_: TaskOf<'short'>, { text }: ResponseOf<'short'>): string | undefined {
  return text.trim() === '' ? words.none : undefined
}
