import type { RecordScale } from '#adaptive'
import { describe, expect, it } from 'vitest'
import type { AttemptReport } from './attempt-report.ts'
import { cohortScales, medianOf } from './cohort-scales.ts'
import { sampleAttempts, sampleTest } from './sample-attempts.ts'

/** Candidates with these estimates and errors. */
function cohortOf(...estimates: readonly (readonly [theta: number, se: number])[]): readonly AttemptReport[] {
  const [one] = sampleAttempts({ candidates: 1, answers: 1 })
  if (one === undefined) throw new Error('no sample')
  return estimates.map(([theta, se], n) => ({
    ...one,
    attempt: `${n}`,
    candidate: `c${n}`,
    scales: [{ policy: 'forbidden', theta, se, low: theta - 2 * se, high: theta + 2 * se, items: 1 }],
  }))
}

describe('candidates on a scale', () => {
  it('has mean, spread, error and reliability as computed by hand', () => {
    const [scale] = cohortScales(sampleTest, cohortOf([0, 0.3], [1, 0.4], [2, 0.5]))
    expect(scale?.mean).toBeCloseTo(1, 12)
    expect(scale?.median).toBe(1)
    // variance (1 + 0 + 1)/2 = 1; mean squared error (.09 + .16 + .25)/3 = 1/6
    expect(scale?.deviation).toBeCloseTo(1, 12)
    expect(scale?.abilityDeviation).toBeCloseTo(Math.sqrt(7 / 6), 12)
    expect(scale?.reliability).toBeCloseTo(6 / 7, 12)
    expect(scale?.meanSe).toBeCloseTo(0.4, 12)
  })

  it('tells apart whom 1.96 errors of the difference lie between', () => {
    // √(.3² + .4²) = .5, so .98 is the border: .97 is not told apart, .99 is
    const [near] = cohortScales(sampleTest, cohortOf([0, 0.3], [0.97, 0.4]))
    const [far] = cohortScales(sampleTest, cohortOf([0, 0.3], [0.99, 0.4]))
    expect(near?.pairs).toEqual({ pairs: 1, told: 0 })
    expect(far?.pairs).toEqual({ pairs: 1, told: 1 })
    const [three] = cohortScales(sampleTest, cohortOf([0, 0.3], [0.8, 0.3], [1.6, 0.3]))
    expect(three?.neighbours).toEqual({ pairs: 2, told: 0 })
    expect(three?.pairs).toEqual({ pairs: 3, told: 1 })
  })

  it('stands with nobody, with one, and with people who do not differ', () => {
    const [nobody] = cohortScales(sampleTest, [])
    expect(nobody?.persons).toEqual([])
    expect(nobody?.mean).toBeNaN()
    const [one] = cohortScales(sampleTest, cohortOf([0.5, 0.3]))
    expect(one?.mean).toBe(0.5)
    expect([one?.deviation, one?.reliability]).toEqual([NaN, NaN])
    const [same] = cohortScales(sampleTest, cohortOf([1, 0.3], [1, 0.3]))
    expect([same?.deviation, same?.reliability]).toEqual([0, 0])
    expect(same?.abilityDeviation).toBeCloseTo(0.3, 12)
  })

  it('has a scale for each policy, and leaves out who has no response on it', () => {
    const [a, b] = cohortOf([0, 0.3], [1, 0.4])
    if (a === undefined || b === undefined) throw new Error('no sample')
    const silent: RecordScale = { policy: 'allowed', theta: 0, se: 1, low: -2, high: 2, items: 0 }
    const blocks = [...sampleTest.blocks, { id: 'ai', title: 'With AI', policy: 'allowed' } as const]
    const [, allowed] = cohortScales({ ...sampleTest, blocks }, [
      { ...a, scales: [...a.scales, silent] },
      { ...b, scales: [...b.scales, { ...silent, items: 2 }] },
    ])
    expect(allowed?.persons.map(({ report }) => report.candidate)).toEqual(['c1'])
    expect(allowed?.silent).toBe(1)
  })
})

it('has the middle one, or the mean of two', () => {
  expect([medianOf([3, 1, 2]), medianOf([10, 2, 4, 1]), medianOf([])]).toEqual([2, 3, NaN])
})
