import { readSuite, referenceId, runSuite } from '#runner'
import type { RunRow } from './view.ts'
import type { VisibleResult, VisibleRun } from './run-visible.ts'
import { describeOutcome } from '../text/outcomes.ts'
import { tests as words } from '../text/kinds/tests.ts'

/**
 * Runs a candidate's tests on the right implementation: what fails there is a false alarm.
 *
 * @returns a row for each test, those that fail first
 * @throws RunnerUnavailableError
 */
export async function runVisibleSuite({
  item: { task, grading },
  response,
  runner,
  signal,
  onProgress,
}: VisibleRun<'tests'>): Promise<VisibleResult> {
  const { reference, followUp } = grading.key
  // What is right once an assumption has changed is the one version of the follow-up that everybody sees run.
  const changed = response.followUp && followUp?.examples[0]
  const { text } = response.followUp ?? response
  const right = { id: changed?.id ?? referenceId, implementation: changed?.text ?? reference }
  const execution = await runSuite(runner, task, text, right, signal)
  onProgress(1, 1)
  const { outcome, fuel, console } = execution
  const result = readSuite(execution)
  const blank = {
    own: undefined,
    input: '',
    expected: undefined,
    got: undefined,
    file: undefined,
    console: '',
  }
  const fuelShare = Math.min(1, fuel / task.limits.fuel)
  const rows: readonly RunRow[] =
    result === undefined
      ? [
          {
            ...blank,
            id: 'tests',
            name: words.whole,
            verdict: outcome.type === 'returned' ? 'wrong_answer' : outcome.type,
            detail: describeOutcome(outcome, { type: 'string' }, response.language),
            line: 'line' in outcome ? outcome.line : undefined,
            fuelShare,
          },
        ]
      : result.tests.map(({ name, message, line }, index) => ({
          ...blank,
          id: `test-${index + 1}`,
          name,
          verdict: message === '' ? 'passed' : 'wrong_answer',
          detail: message === '' ? undefined : message,
          line: line === 0 ? undefined : line,
          fuelShare,
        }))
  const failures = rows.filter(({ verdict }) => verdict !== 'passed')
  return {
    view: {
      state: 'done',
      rows: [...failures, ...rows.filter(({ verdict }) => verdict === 'passed')],
      output: console,
      problems: [],
    },
    language: response.language,
    cases: rows.map(({ id, verdict }) => ({ id, verdict, fuel })),
  }
}
