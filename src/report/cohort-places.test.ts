import { expect, it } from 'vitest'
import type { AttemptReport } from './attempt-report.ts'
import { cohortPlaces } from './cohort-places.ts'

const result = (attempt: string, theta: number, more: Partial<AttemptReport> = {}): AttemptReport =>
  ({
    attempt,
    status: 'accepted',
    scales: [{ policy: 'forbidden', theta, se: 0.4, low: theta - 0.8, high: theta + 0.8, items: 8 }],
    ...more,
  }) as unknown as AttemptReport
const cohort = Array.from({ length: 10 }, (_, n) => result(`a${n}`, n / 10))

it('counts who is lower among those that can be relied on', () => {
  expect(cohort.map((one) => cohortPlaces(one, cohort)[0])).toEqual(
    cohort.map((_, n) => ({ policy: 'forbidden', n: 10, lower: n })),
  )
})

it('says nothing among fewer than ten, and of a rejected result', () => {
  const [first = result('x', 0)] = cohort
  expect(cohortPlaces(first, cohort.slice(0, 9))).toEqual([])
  expect(cohortPlaces({ ...first, status: 'rejected' }, cohort)).toEqual([])
})

it('leaves out rejected results, further ones of an attempt, and who is as high', () => {
  const own = result('own', 0.55)
  const more = [
    own,
    ...cohort,
    result('own', -3),
    result('a1', -3),
    result('bad', -3, { status: 'rejected' }),
    result('same', 0.55, { status: 'flagged' }),
  ]
  expect(cohortPlaces(own, more)).toEqual([{ policy: 'forbidden', n: 12, lower: 6 }])
})

it('counts on each scale those who have it', () => {
  const [first = result('x', 0)] = cohort
  const both = {
    ...first,
    scales: [...first.scales, { ...first.scales[0], policy: 'allowed' }],
  } as AttemptReport
  expect(cohortPlaces(both, cohort).map(({ policy }) => policy)).toEqual(['forbidden'])
})

it('gives nobody a place who answered nothing', () => {
  const [first = result('x', 0)] = cohort
  const idle = { ...first, scales: first.scales.map((scale) => ({ ...scale, items: 0 })) }
  expect(cohortPlaces(idle, cohort)).toEqual([])
  expect(cohortPlaces(first, [...cohort.slice(0, 9), { ...idle, attempt: 'idle' }])).toEqual([])
})
