import { describe, expect, it } from 'vitest'
import type { RunRow } from '../../session/view.ts'
import { firstFailure, runSummary } from './run-summary.ts'

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
    file: undefined,
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

it('says that a run was stopped, not that its cases fail', () => {
  expect(summary([row('passed'), row('stopped')])).toBe('Stopped. 1 of 2 visible cases had passed.')
  expect(summary([row('stopped', 0)])).toBe('Stopped.')
})

describe('the first failure in words', () => {
  const first = (...rows: readonly RunRow[]): string =>
    firstFailure({ state: 'done', rows, output: '', problems: [] })

  it('names the case, its verdict and what it says', () => {
    expect(
      first(row('passed'), { ...row('runtime_error'), name: 'empty', detail: 'Line 3: x is null' }),
    ).toBe('First: empty, error: Line 3: x is null.')
  })

  it('gives short values, and leaves long ones to the table', () => {
    const wrong = { ...row('wrong_answer'), name: 'empty', expected: '[]', got: 'null' }
    expect(first(wrong)).toBe('First: empty, different answer: expected [], got null.')
    expect(first({ ...wrong, got: '1'.repeat(61) })).toBe('First: empty, different answer.')
  })

  it('names an own case by its number', () => {
    expect(first(row('wrong_answer', 1))).toBe('First: Your case 2, different answer.')
  })

  it('is silent where nothing failed, or the run was stopped', () => {
    expect(first(row('passed'), row('returned', 0))).toBe('')
    expect(first(row('wrong_answer'), row('stopped'))).toBe('')
  })
})

it('names a case that ran alone, and says what it shows', () => {
  const alone = (one: RunRow) =>
    ({ state: 'done', rows: [one], output: '', problems: [], only: one.id }) as const
  expect(runSummary(alone(row('passed')))).toBe('Only this case was run: passed, passed.')
  expect(runSummary(alone(row('wrong_answer', 2)))).toBe(
    'Only this case was run: Your case 3, different answer.',
  )
  expect(firstFailure(alone({ ...row('wrong_answer', 2), expected: '1', got: '2' }))).toBe(
    'expected 1, got 2.',
  )
  expect(firstFailure(alone(row('passed')))).toBe('')
})
