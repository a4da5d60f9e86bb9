import { levelText, rangeText } from '#report'
import type { ResultView } from '../../session/view.ts'
import { result as words } from '../../text/result.ts'

/** @returns what a session found, in the one sentence that heads its page and is told to those who do not see it */
export function finding({ path, test, low, high, theta }: ResultView): string {
  const [first] = path
  if (first === undefined) return words.noAnswers
  // One problem says little about a level, so there is no level in the sentence.
  if (test.single) return words.single.sentence(first.item.title, first.score.category, first.score.max)
  return words.sentence(rangeText({ low, high }), levelText(theta))
}
