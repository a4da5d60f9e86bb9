import { describe, expect, it } from 'vitest'
import type { ReportedAnswer } from './attempt-report.ts'
import { compareShares, scoredAnswers, type ScoredAnswer } from './cohort-shares.ts'
import { cohortScales } from './cohort-scales.ts'
import { sampleAttempts, sampleTest } from './sample-attempts.ts'

const [sample] = sampleAttempts({ candidates: 1 })[0]?.answers ?? []

/** An answer of a candidate with a share of points, where half of them were expected. */
function answer(person: number, share: number, expected = 0.5): ScoredAnswer {
  return { answer: sample as ReportedAnswer, person, share, surprise: share - expected }
}

describe('shares of points', () => {
  it('has the mean share, Wilson’s interval with candidates as n, and what was expected', () => {
    const part = [1, 1, 0.5, 0].map((share, person) => answer(person, share, 0.4))
    const { share, low, high, expected, answers, candidates } = compareShares(
      part,
      new Map([['a', part]]),
    ).get('a') ?? { share: NaN }
    expect([share, answers, candidates]).toEqual([0.625, 4, 4])
    expect(expected).toBeCloseTo(0.4, 12)
    // (p + z²/2n ± z√(p(1−p)/n + z²/4n²))/(1 + z²/n) for p = .625, n = 4
    expect(low).toBeCloseTo(0.2194, 3)
    expect(high).toBeCloseTo(0.9082, 3)
  })

  it('compares a part with the others, with the error that resampling candidates gives', () => {
    const persons = 40
    const one = Array.from({ length: persons }, (_, n) => answer(n, ((n * 7) % 10) / 10))
    const others = Array.from({ length: 3 * persons }, (_, k) =>
      answer(k % persons, ((k * 3) % 11) / 10 + 0.1),
    )
    const { beyond } = compareShares([...one, ...others], new Map([['a', one]])).get('a') ?? {}
    const meanOf = (part: readonly ScoredAnswer[]) =>
      part.reduce((sum, { surprise }) => sum + (surprise ?? 0), 0) / part.length
    expect(beyond?.difference).toBeCloseTo(meanOf(one) - meanOf(others), 12)
    // the jackknife over candidates: an independent way to the same error
    const left = Array.from({ length: persons }, (_, n) => {
      const keep = ({ person }: ScoredAnswer) => person !== n
      return meanOf(one.filter(keep)) - meanOf(others.filter(keep))
    })
    const mean = left.reduce((sum, each) => sum + each, 0) / persons
    const jackknife = Math.sqrt(
      (left.reduce((sum, each) => sum + (each - mean) ** 2, 0) * (persons - 1)) / persons,
    )
    expect((beyond?.se ?? 0) / jackknife).toBeCloseTo(1, 2)
    expect(beyond?.isSure).toBe(false)
  })

  it('does not call the others strong because one is weak', () => {
    const noise = (k: number) => (((k * 37) % 17) - 8) / 100
    const parts = new Map(
      ['weak', 'b', 'c', 'd'].map((name, at) => [
        name,
        Array.from({ length: 60 }, (_, n) => answer(n, (name === 'weak' ? 0.2 : 0.5) + noise(n + 5 * at))),
      ]),
    )
    const found = compareShares([...parts.values()].flat(), parts)
    expect([...found].flatMap(([name, { beyond }]) => (beyond?.isSure === true ? [name] : []))).toEqual([
      'weak',
    ])
    expect(found.get('weak')?.beyond?.difference).toBeCloseTo(-0.3, 1)
  })

  it('of two parts says that each differs from the other', () => {
    const parts = new Map([
      ['weak', Array.from({ length: 20 }, (_, n) => answer(n, 0.2 + (n % 3) / 50))],
      ['strong', Array.from({ length: 20 }, (_, n) => answer(n, 0.6 + (n % 4) / 50))],
    ])
    const found = compareShares([...parts.values()].flat(), parts)
    const [weak, strong] = [found.get('weak')?.beyond, found.get('strong')?.beyond]
    expect(weak?.isSure && strong?.isSure).toBe(true)
    expect(weak?.difference).toBeCloseTo(-(strong?.difference ?? 0), 12)
  })

  it('claims nothing of few candidates, and compares nothing that has no others', () => {
    const few = Array.from({ length: 9 }, (_, n) => answer(n, 0))
    const rest = Array.from({ length: 9 }, (_, n) => answer(n, 1))
    expect(compareShares([...few, ...rest], new Map([['a', few]])).get('a')?.beyond).toBeUndefined()
    const many = Array.from({ length: 20 }, (_, n) => answer(n, n % 2))
    expect(compareShares(many, new Map([['a', many]])).get('a')?.beyond).toBeUndefined()
  })
})

it('takes answers that count or are on trial, of one policy', () => {
  const [report] = sampleAttempts({ candidates: 1 })
  if (report === undefined) throw new Error('no sample')
  const of = (change: Partial<ReportedAnswer>) => {
    const answers = report.answers.map((each, at) => (at === 0 ? { ...each, ...change } : each))
    const [scale] = cohortScales(sampleTest, [{ ...report, answers }])
    return scoredAnswers(scale?.persons ?? [], 'forbidden').length
  }
  expect(of({})).toBe(8)
  expect(of({ uncounted: 'pretest' })).toBe(8)
  expect(of({ uncounted: 'seen' })).toBe(7)
  expect(of({ score: undefined })).toBe(7)
  expect(of({ policy: 'allowed' })).toBe(7)
})
