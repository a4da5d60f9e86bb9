import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { critique as words } from '../../text/kinds/critique.ts'
import { marking } from '../../text/marking.ts'

/**
 * @returns A sentence where claims are not judged, nothing is marked, a mark has no class, no decision is taken, or
 *   what was to be edited is as it was.
 */
export function unanswered(
  task: TaskOf<'critique'>,
  { claims, marks, decision, repair }: ResponseOf<'critique'>,
): string | undefined {
  const open = task.claims.filter(({ id }) => claims[id] === undefined).length
  const given = task.files.find(({ name }) => name === task.repair?.file)
  const unnamed = marks.filter((mark) => mark.class === 'undecided').length
  const missing = [
    ...(open > 0 ? [words.missing(open)] : []),
    ...(marks.length === 0 ? [words.noMarks] : []),
    ...(unnamed > 0 ? [marking.undecided(unnamed)] : []),
    ...(decision === 'undecided' ? [words.noDecision] : []),
    ...(repair !== undefined && repair === given?.text ? [words.sameRepair] : []),
  ]
  return missing.length === 0 ? undefined : missing.join(' ')
}
