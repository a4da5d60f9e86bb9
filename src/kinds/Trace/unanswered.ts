import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { kinds } from '../../text/kinds.ts'

/** @returns A sentence where fields are empty. */
export function unanswered({ steps }: TaskOf<'trace'>, { values }: ResponseOf<'trace'>): string | undefined {
  const empty = steps.filter((step) => (values[step.id] ?? '').trim() === '').length
  if (empty === 0) return undefined
  return empty === steps.length ? kinds.trace.none : kinds.trace.some(empty)
}
