import type { RunRow, RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'

const words = session.run

/**
 * @param run A finished run.
 * @returns One or two sentences on it.
 */
export function runSummary(run: Extract<RunView, { state: 'done' }>): string {
  const cases = run.rows.filter((row) => row.own === undefined)
  const passed = cases.filter((row) => row.verdict === 'passed').length
  const own = new Map<RunRow['verdict'], number>()
  for (const row of run.rows) {
    if (row.own !== undefined) own.set(row.verdict, (own.get(row.verdict) ?? 0) + 1)
  }
  return [
    ...(cases.length > 0 ? [words.summary(passed, cases.length - passed)] : []),
    ...(own.size > 0
      ? [words.own([...own].map(([verdict, count]) => [words.verdicts[verdict], count]))]
      : []),
  ].join(' ')
}
