import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { adapting as change } from '../../text/adapting.ts'
import { sql } from '../../text/kinds/sql.ts'

/** @returns A sentence where the text is still the one given. */
export function unanswered(
  { starter }: TaskOf<'sql'>,
  { text, followUp }: ResponseOf<'sql'>,
): string | undefined {
  if (followUp !== undefined) return followUp.text === text ? change.unchanged('sql') : undefined
  return text.trim() === '' || text === starter ? sql.none : undefined
}
