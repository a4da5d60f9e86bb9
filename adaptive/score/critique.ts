import type { Scorer } from '../scoring/graded-response.ts'
import { categoryBySteps, isFound, judgeMarks, markParts } from '../scoring/marks.ts'

/**
 * Critique: max(0, steps − false alarms), as in a review. The key names a step for each category: all claims judged
 * rightly but one, all claims, defects found by severity, and at last all of that, each defect named by its class and
 * the right decision. Steps count as far as they are met without a gap. A claim that is not judged is not right.
 */
export const scoreCritique: Scorer<'critique'> = ({ max, key, response }) => {
  const judged = judgeMarks(response.marks, key)
  const right = key.claims.filter(
    ({ id, truth }) => Object.hasOwn(response.claims, id) && response.claims[id] === truth,
  ).length
  const wrong = key.claims.length - right
  const isRight = response.decision === key.decision
  const met = key.steps.map((step) => {
    if (step === 'most-claims') return right > 0 && wrong <= 1
    if (step === 'claims') return wrong === 0
    if (step === 'judged') return wrong === 0 && judged.named.size === key.defects.length && isRight
    return judged.found.size > 0 && isFound(step, key.defects, judged.found)
  })
  return {
    category: Math.min(max, categoryBySteps(met, judged.alarms)),
    max,
    parts: [
      {
        id: 'claims',
        label: 'Claims judged rightly',
        earned: right,
        possible: key.claims.length,
        detail: `${right} of ${key.claims.length}`,
      },
      ...markParts(response.marks, key, judged),
      {
        id: 'decision',
        label: 'Decision',
        earned: isRight ? 1 : 0,
        possible: 1,
        ...(response.decision === 'undecided' && { detail: 'not given' }),
      },
    ],
  }
}
