import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { tests as words } from '../../text/kinds/tests.ts'

/** @returns A sentence where the tests are still those given. */
export function unanswered({ starter }: TaskOf<'tests'>, { text }: ResponseOf<'tests'>): string | undefined {
  return text.trim() === '' || text === starter ? words.none : undefined
}
