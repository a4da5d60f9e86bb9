import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { adapting as change } from '../../text/adapting.ts'
import { tests as words } from '../../text/kinds/tests.ts'

/** @returns A sentence where the tests are still those given. */
export function unanswered(
  { starter }: TaskOf<'tests'>,
  { text, followUp }: ResponseOf<'tests'>,
): string | undefined {
  if (followUp !== undefined) return followUp.text === text ? change.unchanged('tests') : undefined
  return text.trim() === '' || text === starter ? words.none : undefined
}
