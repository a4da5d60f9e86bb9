import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { sql } from '../../text/kinds/sql.ts'

/** @returns A sentence where the text is still the one given. */
export function unanswered({ starter }: TaskOf<'sql'>, { text }: ResponseOf<'sql'>): string | undefined {
  return text.trim() === '' || text === starter ? sql.none : undefined
}
