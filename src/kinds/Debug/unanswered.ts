import { linesChanged } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { adapting as change } from '../../text/adapting.ts'
import { debug as words } from '../../text/kinds/debug.ts'
import { changedFiles } from './changed-files.ts'

/** @returns A sentence where nothing is changed, or more than may be. */
export function unanswered(
  task: TaskOf<'debug'>,
  { files, followUp }: ResponseOf<'debug'>,
): string | undefined {
  if (followUp !== undefined)
    return isSame(task, files, followUp.files) ? change.unchanged('debug') : undefined
  const changed = changedFiles(task, files)
  if (changed.length === 0) return words.none
  const lines = changed.reduce((sum, { before, after }) => sum + linesChanged(before, after), 0)
  return lines > task.maxChangedLines ? words.long(lines, task.maxChangedLines) : undefined
}

/** Whether two changes lead to the same project. */
function isSame(
  task: TaskOf<'debug'>,
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  return task.files.every(({ path, text }) => (one[path] ?? text) === (other[path] ?? text))
}
