import type { RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'

const words = session.run

/**
 * @param run A finished run.
 * @returns One or two sentences on it.
 */
export function runSummary(run: Extract<RunView, { state: 'done' }>): string {
  const cases = run.rows.filter((row) => !row.own)
  const passed = cases.filter((row) => row.verdict === 'passed').length
  const own = run.rows.find((row) => row.own)
  return [
    ...(cases.length > 0 ? [words.summary(passed, cases.length - passed)] : []),
    ...(own === undefined ? [] : [words.own(words.verdicts[own.verdict])]),
  ].join(' ')
}
