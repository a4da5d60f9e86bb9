import { limitsOfSql, limitsOfTask, pointLimitsOfTask } from '#runner'
import type { EventData } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import { runPart } from './run-part.ts'

/**
 * What the watchdog stopped while an answer was scored: no replay can repeat it, so the log says it.
 *
 * @returns each with the wall clock that it had, in milliseconds
 */
export function stoppedRuns(
  item: PracticeItem,
  response: Response,
  { cases = [], growth = [] }: Score,
): readonly Omit<EventData<'watchdog'>, 'item'>[] {
  const ms = watchdogOf(item)
  const stopped = cases.flatMap(({ id, verdict }) => (verdict === 'stopped' ? [{ case: id, ms }] : []))
  const growthMs =
    item.kind === 'code' && response.kind === 'code'
      ? pointLimitsOfTask(item.task, response.language).watchdogMs
      : ms
  const sizes = growth.flatMap((one) =>
    one.stopped ? [{ case: `steps with ${one.size}`, ms: growthMs }] : [],
  )
  return [...stopped, ...sizes]
}

/** Wall clock that one case of an item has, in milliseconds; 0 where nothing is run. */
function watchdogOf(item: PracticeItem): number {
  if (item.kind === 'sql') return limitsOfSql(item.task).watchdogMs
  const part = runPart(item.task)
  return 'limits' in part ? limitsOfTask(part).watchdogMs : 0
}
