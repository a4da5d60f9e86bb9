import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { adapting as change } from '../../text/adapting.ts'
import { code as words } from '../../text/kinds/code.ts'

/** @returns A sentence where the text is still the one given. */
export function unanswered(
  { starter }: TaskOf<'code'>,
  { language, text, followUp }: ResponseOf<'code'>,
): string | undefined {
  if (followUp !== undefined) return followUp.text === text ? change.unchanged('code') : undefined
  return text.trim() === '' || text === starter[language] ? words.none : undefined
}
