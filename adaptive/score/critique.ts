import type { GradedResponse, ScorePart, Scorer } from '../scoring/graded-response.ts'
import { categoryBySteps, isFound, judgeMarks, markParts } from '../scoring/marks.ts'
import { scoreGroups } from '../scoring/score-groups.ts'

/**
 * Critique: max(0, steps − false alarms), as in a review. The key names a step for each category: all claims judged
 * rightly but one, all claims, defects found by severity, and at last all of that, each defect named by its class and
 * the right decision. `repaired` asks for code that passes every case, visible and hidden, from who decided to edit.
 * Steps count as far as they are met without a gap. A claim that is not judged is not right.
 */
export const scoreCritique: Scorer<'critique'> = (graded) => {
  const { max, key, response } = graded
  const judged = judgeMarks(response.marks, key)
  const right = key.claims.filter(
    ({ id, truth }) => Object.hasOwn(response.claims, id) && response.claims[id] === truth,
  ).length
  const wrong = key.claims.length - right
  const isRight = response.decision === key.decision
  const repair = scoreRepair(graded)
  const met = key.steps.map((step) => {
    if (step === 'repaired') return repair?.isWhole === true
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
      ...(repair?.parts ?? []),
    ],
    ...(repair?.cases && { cases: repair.cases }),
  }
}

interface RepairScore {
  /** Whether it passes every case. */
  readonly isWhole: boolean
  readonly parts: readonly ScorePart[]
  /** Verdicts on the repair; undefined where none was handed in. */
  readonly cases: ReturnType<typeof scoreGroups>['cases'] | undefined
}

/** What the mended code is worth; undefined for an item that asks for none. */
function scoreRepair({
  task,
  key,
  response,
  cases = [],
}: GradedResponse<'critique'>): RepairScore | undefined {
  if (key.repair === undefined || task.repair === undefined) return undefined
  const isGiven = response.decision === 'edit' && response.repair !== undefined
  const { examples } = task.repair
  const found = scoreGroups({ max: 3, examples, key: key.repair }, isGiven ? cases : [])
  const isWhole = found.parts.every(({ earned, possible }) => earned === possible)
  const hidden = found.parts.filter(({ id }) => id !== 'examples')
  const passed = hidden.filter(({ earned, possible }) => earned === possible).length
  return {
    isWhole: isGiven && isWhole,
    parts: [
      {
        id: 'repair',
        label: 'Repair: groups of hidden cases that pass',
        earned: passed,
        possible: hidden.length,
        detail: isGiven ? `${passed} of ${hidden.length}` : 'no repair',
      },
      ...(isGiven
        ? found.parts.map((part) => ({
            ...part,
            id: `repair-${part.id}`,
            label: `Repair: ${part.id === 'examples' ? 'visible cases' : part.label}`,
          }))
        : []),
    ],
    cases: isGiven ? found.cases : undefined,
  }
}
