import type { RunEnd } from '#report'
import type { EventData } from '#schemas/event'

/** How the cases of a run ended. A case of the candidate's own that returned something is neither right nor wrong. */
export function runEnds(cases: EventData<'run'>['cases']): readonly RunEnd[] {
  const judged = cases.filter(({ verdict }) => verdict !== 'returned')
  if (judged.length === 0) return []
  if (judged.every(({ verdict }) => verdict === 'passed')) return ['passed']
  const isBroken = judged.some(({ verdict }) => verdict !== 'passed' && verdict !== 'wrong_answer')
  return isBroken ? ['failed', 'error'] : ['failed']
}
