import { casesPart } from './cases-part.ts'
import type { CaseVerdict, GradedResponse, ScorePart } from './graded-response.ts'

type Graded = GradedResponse<'code'>
type FollowUp = NonNullable<Graded['key']['followUp']>

/**
 * What an answer to a follow-up earns above the first answer: a category when the adapted code passes the new visible
 * cases, the hidden ones of all basic groups and the old ones that the change leaves valid, and one more, where there
 * are edge groups, when it passes those too.
 *
 * The prediction is evidence and no category: every right first answer is proven to fail the new cases, so that who
 * always expects a failure would always be right.
 *
 * @param followUp of the item's key
 * @param graded the verdicts of the locked answer on the new cases, and of the adapted one, marked as such, on all
 * @returns categories from 0 to 2, and their evidence
 */
export function scoreFollowUp(
  followUp: FollowUp,
  { task, key, response, cases = [] }: Graded,
): { readonly categories: number; readonly parts: readonly ScorePart[] } {
  const adapted = verdictsOf(cases.filter((one) => one.adapted === true))
  const kept = key.cases.flatMap(({ id }) => (followUp.voided.includes(id) ? [] : [id]))
  const visible = new Set(followUp.examples.map(({ id }) => id))
  const parts: ScorePart[] = []
  const isPassed = (part: ScorePart): boolean => {
    parts.push(response.followUp === undefined ? withoutAnswer(part) : { ...part, stage: 'follow-up' })
    return response.followUp !== undefined && part.earned === part.possible
  }
  let basic = isPassed(casesPart('new-examples', 'New examples', [...visible], adapted))
  let edges = true
  let hasEdges = false
  for (const { name, title, tier } of followUp.groups) {
    const hidden = followUp.cases.flatMap(({ id, group }) => (group === name && !visible.has(id) ? [id] : []))
    if (hidden.length === 0) continue
    const passed = isPassed(casesPart(name, title, hidden, adapted))
    if (tier === 'edge') {
      hasEdges = true
      edges &&= passed
    } else basic &&= passed
  }
  const ids = new Set([
    ...kept,
    ...task.examples.flatMap(({ id }) => (followUp.voided.includes(id) ? [] : [id])),
  ])
  if (ids.size > 0) basic = isPassed(casesPart('kept', 'Cases that still hold', [...ids], adapted)) && basic
  const predicted = predictionPart(
    followUp,
    response.followUp?.prediction ?? null,
    verdictsOf(cases.filter((one) => one.adapted !== true)),
  )
  return {
    categories: basic ? (hasEdges && edges ? 2 : 1) : 0,
    parts: response.followUp === undefined ? parts : [...parts, predicted],
  }
}

const SAID = {
  passes: 'you expected your code to pass the new cases as it stood',
  fails: 'you expected your code to fail a new case as it stood',
  unsure: 'you were not sure',
} as const

/** Whether what was said of the locked answer is what it does on the new cases. */
function predictionPart(
  { cases }: FollowUp,
  prediction: NonNullable<Graded['response']['followUp']>['prediction'],
  verdicts: ReadonlyMap<string, CaseVerdict>,
): ScorePart {
  const failed = cases.filter(({ id }) => verdicts.get(id)?.verdict !== 'passed').length
  const right = prediction === (failed > 0 ? 'fails' : 'passes')
  const said = prediction === null ? 'you made none' : SAID[prediction]
  const did = failed === 0 ? 'it passes all of them' : `it fails ${failed} of ${cases.length}`
  return {
    id: 'prediction',
    label: 'Prediction, which earns no step',
    earned: right ? 1 : 0,
    possible: 1,
    detail: `${said}; ${did}`,
    stage: 'follow-up',
  }
}

function withoutAnswer({ id, label, possible }: ScorePart): ScorePart {
  return { id, label, earned: 0, possible, detail: 'not reached', stage: 'follow-up' }
}

function verdictsOf(cases: readonly CaseVerdict[]): ReadonlyMap<string, CaseVerdict> {
  return new Map(cases.map((one) => [one.id, one]))
}
