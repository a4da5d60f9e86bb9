import type { CaseVerdict } from './graded-response.ts'

/** What a mutant comes to under tests that find it: a test fails, or the suite does not come to its end. */
const FOUND: ReadonlySet<CaseVerdict['verdict']> = new Set([
  'wrong_answer',
  'runtime_error',
  'time_limit',
  'memory_limit',
  'output_limit',
])

/**
 * The faults that tests find.
 *
 * @param cases what the tests came to on each version of the function
 * @param reference the id of the right version: where the tests are not clean on it, they find nothing
 * @returns ids of versions
 */
export function faultsFound(cases: readonly CaseVerdict[], reference: string): ReadonlySet<string> {
  const isClean = cases.some(({ id, verdict }) => id === reference && verdict === 'passed')
  return new Set(isClean ? cases.flatMap(({ id, verdict }) => (FOUND.has(verdict) ? [id] : [])) : [])
}
