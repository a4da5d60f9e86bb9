import type { PastSession } from '../../practice/history.ts'
import { history } from '../../text/history.ts'

/** @returns what a session is called, also where the site no longer knows its test */
export function titleOfSession({ title, single, test }: PastSession): string {
  if (title !== undefined) return title
  return single === undefined ? history.attempts.unknownTest(test) : history.attempts.unknownItem(single)
}
