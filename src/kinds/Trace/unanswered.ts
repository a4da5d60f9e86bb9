import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { trace as words } from '../../text/kinds/trace.ts'

/** @returns A sentence where fields are empty. */
export function unanswered({ steps }: TaskOf<'trace'>, { values }: ResponseOf<'trace'>): string | undefined {
  const empty = steps.filter((step) => (values[step.id] ?? '').trim() === '').length
  if (empty === 0) return undefined
  return empty === steps.length ? words.none : words.some(empty)
}
