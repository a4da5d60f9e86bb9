import { categoryByErrors, type Scorer } from '../scoring/graded-response.ts'
import { normalisedOutput } from '../scoring/normalised-output.ts'

/**
 * Trace: max(0, m − steps that are wrong or missing). Values are compared in the normal form of their step's type, so
 * that `[1,2]` is `[ 1, 2 ]` and `1.0` is `1`, but never `1` a string and `1` a number in a list.
 */
export const scoreTrace: Scorer<'trace'> = ({ max, task, key, response }) => {
  let answered = 0
  let wrong = 0
  const parts = task.steps.map(({ id, label, type }) => {
    const given = Object.hasOwn(response.values, id) ? (response.values[id] ?? '') : ''
    const wanted = Object.hasOwn(key.values, id) ? key.values[id] : undefined
    const missing = given.trim() === '' && wanted?.trim() !== ''
    if (!missing) answered++
    const right =
      !missing && wanted !== undefined && normalisedOutput(given, type) === normalisedOutput(wanted, type)
    if (!right) wrong++
    return { id, label, earned: right ? 1 : 0, possible: 1, ...(missing && { detail: 'not answered' }) }
  })
  return { category: answered === 0 ? 0 : categoryByErrors(max, wrong), max, parts }
}
