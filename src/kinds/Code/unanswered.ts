import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { code as words } from '../../text/kinds/code.ts'

/** @returns A sentence where the text is still the one given. */
export function unanswered(
  { starter }: TaskOf<'code'>,
  { language, text }: ResponseOf<'code'>,
): string | undefined {
  return text.trim() === '' || text === starter[language] ? words.none : undefined
}
