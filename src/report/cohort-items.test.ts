import { describe, expect, it } from 'vitest'
import type { AttemptReport, ReportedAnswer } from './attempt-report.ts'
import { cohortItems, type CohortItem } from './cohort-items.ts'
import { cohortScales } from './cohort-scales.ts'
import { sampleAttempts, sampleTest } from './sample-attempts.ts'

function itemsOf(attempts: readonly AttemptReport[]): readonly CohortItem[] {
  const [scale] = cohortScales(sampleTest, attempts)
  return scale === undefined ? [] : cohortItems(scale)
}

/** The same candidates, with what some answers say changed. */
function changed(
  attempts: readonly AttemptReport[],
  change: (answer: ReportedAnswer, candidate: number) => Partial<ReportedAnswer>,
): readonly AttemptReport[] {
  return attempts.map((report, n) => ({
    ...report,
    answers: report.answers.map((answer) => ({ ...answer, ...change(answer, n) })),
  }))
}

const attempts = sampleAttempts({ candidates: 60 })
const busiest = itemsOf(attempts).toSorted((one, other) => other.taken - one.taken)[0]?.name ?? ''
const find = (items: readonly CohortItem[]): CohortItem | undefined =>
  items.find(({ name }) => name === busiest)

describe('items of a cohort', () => {
  it('counts who took an item, what was scored, and each score', () => {
    const own = attempts.flatMap(({ answers }) => answers.filter(({ id }) => id === busiest))
    const item = find(itemsOf(attempts))
    expect([item?.taken, item?.missing, item?.earned.answers]).toEqual([own.length, 0, own.length])
    expect(item?.categories.reduce((sum, each) => sum + each, 0)).toBe(own.length)
    expect(item?.categories[0]).toBe(own.filter(({ score }) => score?.category === 0).length)
    const times = own.map(({ durationMs }) => durationMs).sort((one, other) => one - other)
    expect(item?.medianMs).toBe(
      ((times[Math.floor((times.length - 1) / 2)] ?? 0) + (times[Math.floor(times.length / 2)] ?? 0)) / 2,
    )
  })

  it('counts answers that were not submitted apart, and says when they are many', () => {
    const item = find(
      itemsOf(changed(attempts, ({ id }, n) => (id === busiest && n % 2 === 0 ? { score: undefined } : {}))),
    )
    expect(item?.missing).toBeGreaterThan(5)
    expect((item?.missing ?? 0) + (item?.earned.answers ?? 0)).toBe(item?.taken)
    expect(item?.flags).toContain('missing')
  })

  it('says how often what steered was another score', () => {
    const item = find(
      itemsOf(
        changed(attempts, ({ score }, n) => ({
          provisional: (score?.category ?? 0) + (n % 2 === 0 ? 1 : 0),
        })),
      ),
    )
    const own = attempts.filter(({ answers }) => answers.some(({ id }) => id === busiest))
    expect(item?.steered).toBe(own.length)
    expect(item?.restored).toBe(own.filter((report) => attempts.indexOf(report) % 2 === 0).length)
    expect(item?.flags).toContain('restored')
  })

  it('puts an item first that was harder than its parameters say, and no other one is flagged for it', () => {
    const items = itemsOf(
      changed(attempts, ({ id, max }) =>
        id === busiest ? { score: { category: 0, max, parts: [] }, provisional: 0, expected: 0.7 * max } : {},
      ),
    )
    expect(items[0]?.name).toBe(busiest)
    expect(items[0]?.flags).toEqual(['harder'])
    expect(items[0]?.earned.beyond?.difference).toBeLessThan(-0.5)
    expect(items.filter(({ flags }) => flags.includes('harder') || flags.includes('easier'))).toHaveLength(1)
  })

  it('sees that those who do better elsewhere do worse on it', () => {
    const items = itemsOf(
      changed(attempts, ({ id, max }, n) =>
        id === busiest
          ? { score: { category: (attempts[n]?.scales[0]?.theta ?? 0) > 0.3 ? 0 : max, max, parts: [] } }
          : {},
      ),
    )
    expect(find(items)?.correlation?.r).toBeLessThan(-0.4)
    expect(find(items)?.flags[0]).toBe('against')
  })

  it('has Fisher’s interval of a correlation, and none without variance or for few', () => {
    const { r = NaN, n = NaN, low, high } = find(itemsOf(attempts))?.correlation ?? {}
    // half a log of the ratio, ± 1.96/√(n − 3)
    const z = Math.log((1 + r) / (1 - r)) / 2
    expect(low).toBeCloseTo(Math.tanh(z - 1.96 / Math.sqrt(n - 3)), 4)
    expect(high).toBeCloseTo(Math.tanh(z + 1.96 / Math.sqrt(n - 3)), 4)
    const same = itemsOf(changed(attempts, ({ max }) => ({ score: { category: max, max, parts: [] } })))
    expect(find(same)?.correlation).toBeUndefined()
    expect(itemsOf(attempts.slice(0, 5)).every(({ correlation }) => correlation === undefined)).toBe(true)
  })

  it('counts variants of one item model together', () => {
    const items = itemsOf(
      changed(attempts, ({ id }, n) => (id === busiest ? { id: `${id}-v${n}`, variantOf: id } : {})),
    )
    expect(find(items)?.variants).toBe(find(items)?.taken)
    expect(find(items)?.earned.answers).toBe(find(itemsOf(attempts))?.earned.answers)
  })
})
