import { describe, expect, it } from 'vitest'
import type { AttemptReport } from './attempt-report.ts'
import type { CohortGroups } from './cohort.ts'
import { groupedRates, type GroupedRates } from './cohort-groups.ts'
import { cohortScales } from './cohort-scales.ts'
import { sampleAttempts, sampleTest } from './sample-attempts.ts'

const [sample] = sampleAttempts({ candidates: 1, answers: 1 }) as readonly [AttemptReport]

/** Candidates in groups, each with a level. */
function ratesOf(
  people: readonly (readonly [level: number, ...values: readonly string[]])[],
  cut?: number,
  columns: readonly string[] = ['gender'],
): readonly GroupedRates[] {
  const attempts = people.map(([level], n): AttemptReport => ({
    ...sample,
    attempt: `${n}`,
    candidate: `c${n}`,
    scales: [{ policy: 'forbidden', theta: level - 3, se: 0.3, low: level - 4, high: level - 2, items: 8 }],
  }))
  const groups: CohortGroups = {
    columns,
    byCandidate: new Map(
      people.flatMap(([, ...values], n) => (values.length === 0 ? [] : [[`c${n}`, values] as const])),
    ),
  }
  const [scale] = cohortScales(sampleTest, attempts)
  return scale === undefined ? [] : groupedRates(scale, groups, cut)
}

function people(
  n: number,
  level: number,
  ...values: readonly string[]
): readonly (readonly [number, ...string[]])[] {
  return Array.from({ length: n }, () => [level, ...values] as const)
}

describe('rates of groups', () => {
  it('has the selection rates and ratios of the Uniform Guidelines’ own example', () => {
    // Questions and answers 12 (44 FR 11998): 48 of 80 whites and 12 of 40 blacks hired: 60 % and 30 %, ratio one half
    const [rates] = ratesOf(
      [...people(48, 4, 'W'), ...people(32, 2, 'W'), ...people(12, 4, 'B'), ...people(28, 2, 'B')],
      3,
    )
    const [white, black] = rates?.groups ?? []
    expect([white?.name, white?.candidates, white?.selection?.rate]).toEqual(['W', 80, 0.6])
    expect([black?.name, black?.candidates, black?.selection?.rate]).toEqual(['B', 40, 0.3])
    expect(black?.selection?.impact?.ratio).toBeCloseTo(0.5, 12)
    // ln .5 ± 1.96·√(1/12 − 1/40 + 1/48 − 1/80)
    const half = 1.959964 * Math.sqrt(1 / 12 - 1 / 40 + 1 / 48 - 1 / 80)
    expect(black?.selection?.impact?.interval.high).toBeCloseTo(0.5 * Math.exp(half), 5)
  })

  it('selects who stands at the cut', () => {
    const [rates] = ratesOf([...people(5, 3, 'a'), ...people(5, 2.94, 'b')], 3)
    expect(rates?.groups.map(({ selection }) => selection?.rate)).toEqual([1, 0])
  })

  it('selects whom pages show at the cut, though a hair is missing', () => {
    const [rates] = ratesOf([...people(5, 2.96, 'a'), ...people(5, 2.94, 'b')], 3)
    expect(rates?.groups.map(({ selection }) => selection?.rate)).toEqual([1, 0])
  })

  it('scores above the median of the whole sample, also of those who are in no group', () => {
    // levels 1 to 12: the median is 6.5; the last six said nothing
    const [rates] = ratesOf([
      ...Array.from({ length: 6 }, (_, n) => [n + 1, 'a'] as const),
      ...Array.from({ length: 6 }, (_, n) => [n + 7, ''] as const),
    ])
    expect(rates?.groups[0]?.scoring.rate).toBe(0)
    expect([rates?.unsaid, rates?.absent]).toEqual([6, 0])
    expect(rates?.groups[0]?.selection).toBeUndefined()
  })

  it('shows no rate of fewer than five, and compares nobody with less than a fiftieth', () => {
    const [rates] = ratesOf([
      ...people(250, 3, 'many'),
      ...people(240, 4, 'more'),
      ...people(6, 4, 'a fiftieth and less'),
      ...people(4, 4, 'four'),
    ])
    const of = (name: string) => rates?.groups.find((group) => group.name === name)
    expect(of('four')?.left).toBe('few')
    expect(of('four')?.scoring).toEqual({ rate: undefined, impact: undefined })
    expect(of('a fiftieth and less')?.left).toBe('share')
    expect(of('a fiftieth and less')?.scoring).toEqual({ rate: 1, impact: undefined })
    expect(of('many')?.scoring.impact?.ratio).toBe(0)
  })

  it('has each column and the first two together', () => {
    const rates = ratesOf(
      [...people(5, 4, 'w', 'old', 'x'), ...people(5, 3, 'm', 'old', 'x'), ...people(5, 2, 'w', '', 'x')],
      undefined,
      ['gender', 'age', 'region'],
    )
    expect(rates.map(({ name }) => name)).toEqual(['gender', 'age', 'region', 'gender and age'])
    expect(rates[3]?.groups.map(({ name }) => name)).toEqual(['m, old', 'w, old'])
    expect(rates[3]?.unsaid).toBe(5)
  })

  it('counts who is not in the file, and takes a column of names for no grouping', () => {
    const [rates] = ratesOf([
      ...Array.from({ length: 41 }, (_, n) => [3, `name ${n}`] as const),
      ...Array.from({ length: 3 }, () => [3] as const),
    ])
    expect([rates?.absent, rates?.found, rates?.groups.length]).toEqual([3, 41, 0])
  })
})
