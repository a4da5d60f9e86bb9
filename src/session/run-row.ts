import type { TaskOf } from '#schemas/public-item'
import { parseType, showValue, type Encoded } from '#schemas/value'
import { judge, type Execution } from '#runner'
import { describeOutcome } from '../text/outcomes.ts'
import { normalValue } from './normal-value.ts'
import type { RunRow } from './view.ts'

/** Longest text of a value in the results table, in UTF-16 code units. */
const LONGEST_SHOWN = 2000

/** What is known of a case beside its outcome. */
interface ShownCase {
  readonly name: string
  /** Index among the candidate's own cases; undefined for a case of the item. */
  readonly own: number | undefined
  readonly input: readonly Encoded[]
  /** Undefined where nothing in particular is expected. */
  readonly expected: Encoded | undefined
}

/** One case after a run, judged where something is expected, in texts that are ready to show. */
export function runRow(
  execution: Execution,
  { signature, compare, limits }: Pick<TaskOf<'code'>, 'signature' | 'compare' | 'limits'>,
  { name, own, input, expected }: ShownCase,
): RunRow {
  const { case: id, outcome, fuel, console } = execution
  const { parameters, returns } = signature
  const type = parseType(returns.type)
  const judged = expected === undefined ? undefined : judge(execution, expected, type, compare)
  return {
    id,
    name,
    own,
    verdict: judged ? judged.verdict : outcome.type,
    input: parameters
      .map(({ name: parameter, type: of }, at) => `${parameter} = ${shown(input[at] ?? null, of)}`)
      .join('\n'),
    expected: expected === undefined ? undefined : shown(expected, returns.type),
    got: outcome.type === 'returned' ? shown(outcome.value, returns.type) : undefined,
    detail: describeOutcome(outcome, type),
    line: 'line' in outcome ? outcome.line : undefined,
    file: 'file' in outcome ? outcome.file : undefined,
    fuelShare: Math.min(1, fuel / limits.fuel),
    console,
  }
}

function shown(value: Encoded, type: string): string {
  return showValue(normalValue(value, type), LONGEST_SHOWN)
}
