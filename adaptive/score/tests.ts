import type { CaseVerdict, Scorer } from '../scoring/graded-response.ts'

/** Stands for the reference among the verdicts. */
const REFERENCE = '00000000-0000-4000-8000-000000000000'

/** What a mutant comes to under tests that find it: a test fails, or the suite does not come to its end. */
const FOUND: ReadonlySet<CaseVerdict['verdict']> = new Set([
  'wrong_answer',
  'runtime_error',
  'time_limit',
  'memory_limit',
  'output_limit',
])

/**
 * Tests, cumulative: category k is reached when every planted fault is found that is needed for k or less. A suite that
 * fails on the reference, does not end there, or asserts nothing finds nothing.
 */
export const scoreTests: Scorer<'tests'> = ({ max, key, cases = [] }) => {
  const verdicts = new Map(cases.map(({ id, verdict }) => [id, verdict]))
  const isClean = verdicts.get(REFERENCE) === 'passed'
  const found = (id: string): boolean => {
    const verdict = verdicts.get(id)
    return isClean && verdict !== undefined && FOUND.has(verdict)
  }
  let category = max
  for (const mutant of key.mutants) if (!found(mutant.id)) category = Math.min(category, mutant.category - 1)
  return {
    category: isClean ? category : 0,
    max,
    parts: [
      {
        id: 'reference',
        label: 'No false alarm on a right implementation',
        earned: isClean ? 1 : 0,
        possible: 1,
        ...(isClean ? {} : { detail: 'so no fault counts as found' }),
      },
      ...key.mutants.map(({ id }, index) => ({
        id,
        label: `Planted fault ${index + 1}`,
        earned: found(id) ? 1 : 0,
        possible: 1,
        detail: found(id) ? 'found' : 'not found',
      })),
    ],
    cases: cases.map(({ id, verdict, fuel }) => ({ id, verdict, fuel })),
  }
}
