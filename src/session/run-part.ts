import type { PracticeItem } from '#schemas/public-item'

/** @returns what of a task is run: of a critique, its repair */
export function runPart(task: PracticeItem['task']) {
  return ('repair' in task && task.repair) || task
}
