import type { Scorer } from '../scoring/graded-response.ts'
import { categoryBySteps, isFound, judgeMarks, markParts } from '../scoring/marks.ts'

/**
 * Review: max(0, steps − false alarms). The key names a step for each category, which asks for more than the one
 * before: one defect of high severity, all of them, those of medium severity too, every defect, and at last that each
 * is named by its class and the verdict is right. Steps count as far as they are met without a gap, and only where a defect is found.
 */
export const scoreReview: Scorer<'review'> = ({ max, key, response }) => {
  const judged = judgeMarks(response.marks, key)
  const isRight = response.verdict === key.verdict
  const met = key.steps.map((step) =>
    step === 'judged'
      ? judged.named.size === key.defects.length && isRight
      : isFound(step, key.defects, judged.found),
  )
  const verdict = {
    id: 'verdict',
    label: 'Verdict',
    earned: isRight ? 1 : 0,
    possible: 1,
    ...(response.verdict === 'undecided' && { detail: 'not given' }),
  }
  return {
    category: judged.found.size === 0 ? 0 : Math.min(max, categoryBySteps(met, judged.alarms)),
    max,
    parts: [...markParts(response.marks, key, judged), verdict],
  }
}
