import type { TaskOf } from '#schemas/public-item'
import { prompt as words } from '../../text/kinds/prompt.ts'

/** What each output is called on the page, by its id: Output A, Output B, as they stand in the task. */
export function outputNames({ outputs }: Pick<TaskOf<'prompt'>, 'outputs'>): ReadonlyMap<string, string> {
  return new Map(
    outputs.map(({ id }, index) => [id, words.output(String.fromCodePoint(65 + index))] as const),
  )
}
