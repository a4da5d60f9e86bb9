import { decisionStates } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { design as words } from '../../text/kinds/design.ts'

/** @returns Sentences where decisions or estimates are open, or where a choice no longer fits. */
export function unanswered(
  task: TaskOf<'design'>,
  { choices, estimates }: ResponseOf<'design'>,
): string | undefined {
  const states = decisionStates(task, choices)
  const open = states.filter(({ chosen }) => chosen === undefined).length
  const unfit = states.filter(({ chosen }) => chosen?.isOpen === false).length
  const empty = task.estimates.filter(({ id }) => (estimates[id] ?? '').trim() === '').length
  if (open === states.length && empty === task.estimates.length) return words.none
  const sentences = [
    ...(open > 0 ? [words.undecided(open)] : []),
    ...(unfit > 0 ? [words.unfit(unfit)] : []),
    ...(empty > 0 ? [words.unwritten(empty)] : []),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}
