import { firstCategories } from '../scoring/first-categories.ts'
import { faultsFound } from '../scoring/faults-found.ts'
import type { CaseVerdict, GradedResponse, ScorePart, Scorer } from '../scoring/graded-response.ts'
import { lockedVerdicts, withFollowUpScore } from '../scoring/score-follow-up.ts'

/** Stands for the reference among the verdicts. */
const REFERENCE = '00000000-0000-4000-8000-000000000000'

/**
 * Tests, cumulative: category k is reached when every planted fault is found that is needed for k or less. A suite that
 * fails on the reference, does not end there, or asserts nothing finds nothing. A follow-up adds categories above these:
 * its cases are the function as it is right afterwards, the one that was right before, and new faults.
 */
export const scoreTests: Scorer<'tests'> = (graded) => {
  const { key, cases = [] } = graded
  const { followUp } = key
  const first = scoreSuite({ ...graded, max: firstCategories(graded), cases: lockedVerdicts(cases) })
  if (followUp === undefined) return first
  const adapted = cases.filter((one) => one.adapted)
  const score = withFollowUpScore(
    first,
    {
      ...graded,
      task: { examples: [] },
      key: { cases: [], followUp },
      cases: [...servingOn(followUp, lockedVerdicts(cases)), ...servingOn(followUp, adapted)],
    },
    { answer: 'test suite', noun: ['fault', 'faults'] },
  )
  return {
    ...score,
    parts: score.parts.map((part) => inWords(part, graded)),
    cases: cases.map(({ id, verdict, fuel, ...mark }) => ({
      id,
      verdict,
      fuel,
      ...(mark.adapted && { adapted: true }),
    })),
  }
}

/** The tests as they were before anything changed. */
function scoreSuite({ max, key, cases = [] }: GradedResponse<'tests'>): ReturnType<Scorer<'tests'>> {
  const isClean = cases.some(({ id, verdict }) => id === REFERENCE && verdict === 'passed')
  const found = faultsFound(cases, REFERENCE)
  let category = max
  for (const mutant of key.mutants)
    if (!found.has(mutant.id)) category = Math.min(category, mutant.category - 1)
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
        earned: found.has(id) ? 1 : 0,
        possible: 1,
        detail: found.has(id) ? 'found' : 'not found',
      })),
    ],
    cases: cases.map(({ id, verdict, fuel }) => ({ id, verdict, fuel })),
  }
}

type FollowUp = NonNullable<GradedResponse<'tests'>['key']['followUp']>

/** Which versions of a follow-up the tests serve on, as cases that pass: no alarm where it is right, one where it is not. */
function servingOn({ cases, examples }: FollowUp, verdicts: readonly CaseVerdict[]): readonly CaseVerdict[] {
  const right = new Set(examples.map(({ id }) => id))
  const [reference = ''] = right
  const found = faultsFound(verdicts, reference)
  const versions = new Set(cases.map(({ id }) => id))
  return verdicts.flatMap((one): readonly CaseVerdict[] => {
    if (!versions.has(one.id)) return []
    const isServed = right.has(one.id) ? one.verdict === 'passed' : found.has(one.id)
    return [{ ...one, verdict: isServed ? 'passed' : 'wrong_answer' }]
  })
}

const SAID = {
  passes: 'you expected your test suite to fit the changed function as it stood',
  fails: 'you expected your test suite to raise a false alarm or to miss a fault as it stood',
  unsure: 'you were not sure',
  none: 'you made none',
} as const

/** The evidence of a follow-up as it is said of tests; that of the first answer as it is. */
function inWords(part: ScorePart, { key, response, cases = [] }: GradedResponse<'tests'>): ScorePart {
  const { followUp } = key
  if (part.stage === undefined || followUp === undefined) return part
  const { earned, possible } = part
  const isMet = earned === possible
  if (part.id === 'new-examples') {
    const { detail: _detail, ...rest } = part
    const label = 'No false alarm on a right implementation'
    if (response.followUp === undefined) return { ...part, label }
    return { ...rest, label, ...(isMet ? {} : { detail: 'so no fault counts as found' }) }
  }
  if (response.followUp === undefined) return part
  if (part.id !== 'prediction') return { ...part, detail: isMet ? 'found' : `${earned} of ${possible} found` }
  const verdicts = lockedVerdicts(cases)
  const [{ id: reference } = { id: '' }] = followUp.examples
  const found = faultsFound(verdicts, reference)
  const faults = followUp.cases.filter(({ id }) => id !== reference)
  const isClean = verdicts.some(({ id, verdict }) => id === reference && verdict === 'passed')
  const did = isClean
    ? `it finds ${faults.filter(({ id }) => found.has(id)).length} of ${faults.length} faults`
    : 'it raises a false alarm'
  return { ...part, detail: `${SAID[response.followUp.prediction ?? 'none']}; ${did}` }
}
