import { completePersons } from '../fit/complete-persons.ts'
import type { Responses } from '../responses/responses.ts'

/**
 * How many persons have each sum score, with their weights; who has not answered every item is left out.
 *
 * @param highest highest sum score that the items allow
 * @returns persons with score s at index s, length `highest` + 1
 * @throws RangeError for a sum above `highest`
 */
export function countSumScores(responses: Responses, highest: number): Float64Array {
  const { items, rows, weights } = completePersons(responses)
  const counts = new Float64Array(highest + 1)
  for (let n = 0; n < weights.length; n++) {
    let score = 0
    for (let i = 0; i < items; i++) score += rows[n * items + i] ?? 0
    if (score > highest)
      throw new RangeError(`a sum score is at most ${highest}, received ${score} in complete row ${n}`)
    counts[score] = (counts[score] ?? 0) + (weights[n] ?? 1)
  }
  return counts
}
