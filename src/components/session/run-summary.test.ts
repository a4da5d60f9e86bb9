import { expect, it } from 'vitest'
import type { RunRow } from '../../session/view.ts'
import { runSummary } from './run-summary.ts'

function row(verdict: RunRow['verdict'], own?: number): RunRow {
  return {
    id: verdict,
    name: verdict,
    own,
    verdict,
    input: '',
    expected: undefined,
    got: undefined,
    detail: undefined,
    line: undefined,
    fuelShare: 0,
    console: '',
  }
}

function summary(rows: readonly RunRow[]): string {
  return runSummary({ state: 'done', rows, output: '', problems: [] })
}

it('says how many of the visible cases pass', () => {
  expect(summary([row('passed'), row('passed')])).toBe('All 2 visible cases pass.')
  expect(summary([row('passed'), row('time_limit')])).toBe('1 of 2 visible cases pass.')
  expect(summary([row('wrong_answer'), row('wrong_answer')])).toBe('None of the 2 visible cases passes.')
  expect(summary([row('passed')])).toBe('The visible case passes.')
})

it('tells own cases apart', () => {
  expect(summary([row('passed'), row('returned', 0)])).toBe('The visible case passes. Own case: returned.')
  expect(summary([row('returned', 0), row('returned', 1), row('wrong_answer', 2)])).toBe(
    'Own cases: 2 returned, 1 different answer.',
  )
})
