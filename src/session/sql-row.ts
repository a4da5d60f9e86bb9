import { judgeTable, type Execution } from '#runner'
import type { SqlCase, TaskOf } from '#schemas/public-item'
import { sql } from '../text/kinds/sql.ts'
import type { RunRow } from './view.ts'

/** One database after a run, judged, ready to show. */
export function sqlRow(
  execution: Execution,
  { compare, limits }: Pick<TaskOf<'sql'>, 'compare' | 'limits'>,
  { name, expected }: Pick<SqlCase, 'name' | 'expected'>,
): RunRow {
  const { case: id, outcome, fuel, counts } = execution
  const judged = judgeTable(execution, expected, compare)
  return {
    id,
    name,
    own: undefined,
    verdict: judged.verdict,
    input: '',
    expected: undefined,
    got: undefined,
    detail: detailOf(outcome) ?? judged.message,
    file: undefined,
    line: outcome.type === 'runtime_error' || outcome.type === 'compile_error' ? outcome.line : undefined,
    fuelShare: Math.min(1, fuel / limits.fuel),
    console: '',
    result: {
      expected,
      got: judged.table,
      extra: judged.difference?.extra,
      missing: judged.difference?.missing,
      counts,
    },
  }
}

/** What the judge says for programs, in words for queries. */
function detailOf(outcome: Execution['outcome']): string | undefined {
  switch (outcome.type) {
    case 'time_limit':
      return sql.timeLimit
    case 'memory_limit':
      return sql.memoryLimit
    case 'output_limit':
      return sql.outputLimit
    case 'runtime_error':
      return `${outcome.line === undefined ? '' : `Line ${outcome.line}: `}${outcome.message}`
    default:
      return undefined
  }
}
