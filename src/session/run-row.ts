import type { TaskOf } from '#schemas/public-item'
import { parseType, type Encoded } from '#schemas/value'
import { judge, type Execution } from '#runner'
import { describeOutcome } from '../text/outcomes.ts'
import { shownInput, shownValue } from './shown-value.ts'
import type { RunRow } from './view.ts'

/** What is known of a case beside its outcome. */
interface ShownCase {
  readonly name: string
  /** Index among the candidate's own cases; undefined for a case of the item. */
  readonly own: number | undefined
  readonly input: readonly Encoded[]
  /** Undefined where nothing in particular is expected. */
  readonly expected: Encoded | undefined
}

/**
 * One case after a run, judged where something is expected, in texts that are ready to show.
 *
 * @param language of the program, in which values are written
 */
export function runRow(
  execution: Execution,
  task: Pick<TaskOf<'code'>, 'signature' | 'io' | 'compare' | 'limits'>,
  language: string,
  { name, own, input, expected }: ShownCase,
): RunRow {
  const { case: id, outcome, fuel, console } = execution
  const { io, compare, limits } = task
  const { signature } = task
  const { returns } = signature
  const showing = { io, language }
  const type = parseType(returns.type)
  const judged = expected === undefined ? undefined : judge(execution, expected, type, compare)
  return {
    id,
    name,
    own,
    verdict: judged ? judged.verdict : outcome.type,
    input: shownInput(input, signature, showing).join('\n'),
    expected: expected === undefined ? undefined : shownValue(expected, returns.type, showing),
    got: outcome.type === 'returned' ? shownValue(outcome.value, returns.type, showing) : undefined,
    detail: describeOutcome(outcome, type, language),
    line: 'line' in outcome ? outcome.line : undefined,
    file: 'file' in outcome ? outcome.file : undefined,
    fuelShare: Math.min(1, fuel / limits.fuel),
    console,
  }
}
