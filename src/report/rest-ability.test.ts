import { expect, it } from 'vitest'
import type { ReportedAnswer } from './attempt-report.ts'
import { restAbility } from './rest-ability.ts'
import { sampleAttempts } from './sample-attempts.ts'

const [sample] = sampleAttempts({ candidates: 1 })[0]?.answers ?? []

function answer(category: number, ...thresholds: readonly number[]): ReportedAnswer {
  return { ...(sample as ReportedAnswer), thresholds, score: { category, max: thresholds.length, parts: [] } }
}

it('is the mode that a grid finds for items of slope 1', () => {
  const answers = [answer(1, -0.5), answer(0, 0.8), answer(1, 0.1)]
  const density = (theta: number) =>
    (-theta * theta) / 2 +
    answers.reduce((sum, { thresholds: [at = 0], score }) => {
      const p = 1 / (1 + Math.exp(at - theta))
      return sum + Math.log(score?.category === 1 ? p : 1 - p)
    }, 0)
  const grid = Array.from({ length: 8001 }, (_, k) => -4 + k / 1000)
  const best = grid.reduce((one, other) => (density(other) > density(one) ? other : one))
  expect(restAbility(answers)).toBeCloseTo(best, 3)
})

it('is finite for all and for nothing, and higher for more', () => {
  const all = [answer(2, 0, 1), answer(1, 2)]
  const none = [answer(0, 0, 1), answer(0, 2)]
  expect(restAbility(all)).toBeGreaterThan(restAbility([answer(1, 0, 1), answer(1, 2)]) ?? Infinity)
  expect(restAbility(none)).toBeLessThan(0)
})

it('says nothing of nothing', () => {
  expect(restAbility([])).toBeUndefined()
  expect(restAbility([{ ...answer(0, 0), score: undefined }])).toBeUndefined()
})
