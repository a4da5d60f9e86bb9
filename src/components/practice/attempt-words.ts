import { itemOfSingle } from '#adaptive'
import type { Attempt } from '../../practice/history.ts'
import { history } from '../../text/history.ts'
import { site } from '../addresses.ts'

const words = history.attempts

/** @returns what an attempt scored first, in words */
export function scoreText({ score, withheld, submittedAt }: Attempt): string {
  if (withheld) return words.withheld
  if (submittedAt === undefined) return words.noScore
  return score === undefined ? words.ungraded : words.score(score.category, score.max)
}

/** @returns what else there is to say of an attempt, each in words */
export function notesOf(attempt: Attempt): readonly string[] {
  const { score, best, submittedAt, first, counted, retries, revealed } = attempt
  const isBetter = score !== undefined && best !== undefined && best.category > score.category
  const submitted = submittedAt !== undefined
  return [
    ...(submitted && !first ? [words.again] : []),
    ...(submitted && first && !counted ? [words.hint] : []),
    ...(isBetter ? [words.best(best.category, best.max)] : retries > 0 ? [words.retries(retries)] : []),
    ...(revealed ? [words.revealed] : []),
  ]
}

/** @returns where a session of a test goes on */
export function addressOfTest(test: string): string {
  const single = itemOfSingle(test)
  return single === undefined ? site.test(test) : site.item(single)
}
