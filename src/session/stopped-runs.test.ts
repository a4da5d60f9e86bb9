import { expect, it } from 'vitest'
import { budgets, sqlLimits } from '#runner'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import { stoppedRuns } from './stopped-runs.ts'

const score: Score = {
  category: 3,
  max: 4,
  parts: [],
  cases: [
    { id: 'one', verdict: 'passed', fuel: 7 },
    { id: 'two', verdict: 'stopped', fuel: 0 },
  ],
  growth: [
    { size: 'rows', arrangement: 'random', sizes: [8], steps: [8], stopped: true },
    { size: 'days', arrangement: 'random', sizes: [8], steps: [8] },
  ],
}

it.each([
  ['sql', { kind: 'sql', text: 'SELECT 1' }, sqlLimits.standard.fuel],
  ['code', { kind: 'code', language: 'typescript', text: '' }, budgets.standard],
] as const)(
  'tells what the watchdog stopped of an answer in %s, cases and growth',
  (kind, response, fuel) => {
    const limits = { fuel, memoryMiB: 64, outputBytes: 65_536 }
    const item = { kind, task: { limits } } as unknown as PracticeItem
    const told = stoppedRuns(item, response as Response, score)
    expect(told.map((one) => one.case)).toEqual(['two', 'steps with rows'])
    for (const { ms } of told) expect(ms).toBeGreaterThanOrEqual(10_000)
  },
)
