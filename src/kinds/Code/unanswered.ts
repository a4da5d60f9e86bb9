import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { kinds } from '../../text/kinds.ts'

/** @returns A sentence where the text is still the one given. */
export function unanswered(
  { starter }: TaskOf<'code'>,
  { language, text }: ResponseOf<'code'>,
): string | undefined {
  return text.trim() === '' || text === starter[language] ? kinds.code.none : undefined
}
