import type { RunRow, RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'

const words = session.run

/**
 * @param run A finished run.
 * @returns One or two sentences on it.
 */
export function runSummary(run: Extract<RunView, { state: 'done' }>): string {
  const [only] = run.only === undefined ? [] : run.rows
  if (only !== undefined) return words.alone(nameOf(only), words.verdicts[only.verdict])
  const cases = run.rows.filter((row) => row.own === undefined)
  const passed = cases.filter((row) => row.verdict === 'passed').length
  const own = new Map<RunRow['verdict'], number>()
  for (const row of run.rows) {
    if (row.own !== undefined) own.set(row.verdict, (own.get(row.verdict) ?? 0) + 1)
  }
  if (run.rows.some((row) => row.verdict === 'stopped')) return words.stopped(passed, cases.length)
  return [
    ...(cases.length > 0 ? [words.summary(passed, cases.length - passed)] : []),
    ...(own.size > 0
      ? [words.own([...own].map(([verdict, count]) => [words.verdicts[verdict], count]))]
      : []),
  ].join(' ')
}

/** A value that is longer is not read out, in UTF-16 units (included). */
const longestTold = 60

/**
 * @param run A finished run.
 * @returns What the first failing case shows, for those who do not see the table; empty where nothing failed, or where
 *   the run was stopped.
 */
export function firstFailure(run: Extract<RunView, { state: 'done' }>): string {
  const failed = run.rows.find(({ verdict }) => verdict !== 'passed' && verdict !== 'returned')
  if (failed === undefined || run.rows.some(({ verdict }) => verdict === 'stopped')) return ''
  const { verdict, expected, got, detail } = failed
  const values =
    expected !== undefined && got !== undefined && expected.length <= longestTold && got.length <= longestTold
      ? words.difference.both(expected, got)
      : undefined
  const told = detail ?? values
  // The summary has named a case that ran alone.
  if (run.only !== undefined) return told === undefined ? '' : words.sentence(told)
  return words.firstFailure(nameOf(failed), words.verdicts[verdict], told)
}

function nameOf({ name, own }: RunRow): string {
  return own === undefined ? name : session.ownCases.name(own + 1)
}
