import { readAnswer } from '../scoring/read-answer.ts'
import type { Scorer } from '../scoring/graded-response.ts'

/**
 * Short answer: the highest category among the key's entries that the answer matches, else 0. How an answer is read
 * depends on the form and stands in `scoring/`; the part's detail says how it was read.
 */
export const scoreShort: Scorer<'short'> = ({ max, key, response }) => {
  const { reading, category } = readAnswer(key, response.text)
  const earned = Math.min(category, max)
  return {
    category: earned,
    max,
    parts: [{ id: 'answer', label: 'Answer', earned, possible: max, detail: reading }],
  }
}
