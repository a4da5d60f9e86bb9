import type { PracticeItem, TaskOf } from '#schemas/public-item'

type Task = PracticeItem['task']

/** @returns what of a task is run: of a critique, its repair */
export function runPart(task: Task): Task | NonNullable<TaskOf<'critique'>['repair']> {
  return ('repair' in task && task.repair) || task
}
