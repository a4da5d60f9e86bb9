import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { calibrate } from '../calibrate/calibrate.ts'
import { NO_PRIOR } from '../calibrate/prior.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { createGenerator } from '../numeric/generator.ts'
import { responsesOf } from '../responses/responses.ts'
import { testletDeviations } from './testlet-deviations.ts'

const truth = [
  { id: 'none', sd: 0 },
  { id: 'some', sd: 0.6 },
  { id: 'much', sd: 1.2 },
]

/** Three stems of four items and six items on their own. */
const items = Array.from({ length: 18 }, (_, i): ItemParameters => {
  const stem = truth[Math.floor(i / 4)]
  const testlet = stem === undefined ? {} : { testlet: stem }
  const b = -1 + 0.5 * (i % 5)
  return i % 4 === 3
    ? { model: 'grm', a: 1.5, b: [b - 0.6, b + 0.6], ...testlet }
    : { model: '2pl', a: 1.2 + 0.2 * (i % 3), b, c: 0, d: 1, ...testlet }
})

function answersOf(persons: number, name: string, from: readonly ItemParameters[] = items) {
  const generator = createGenerator('testlet deviations', name)
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())
  const curves = from.map(responseCurve)
  const p = new Float64Array(9)
  const s = new Float64Array(9)
  const rows = Array.from({ length: persons }, () => {
    const ability = normal()
    const shifts = new Map(truth.map(({ id, sd }) => [id, sd * normal()]))
    return from.map((item, i) => {
      curves[i]?.(ability - (shifts.get(item.testlet?.id ?? '') ?? 0), p, s)
      let left = generator.unit()
      let category = 0
      while (category < highestCategory(item) && (left -= p[category] ?? 0) >= 0) category++
      return category
    })
  })
  return rows
}

describe('the SD of a testlet', () => {
  it('is found, each with an interval that holds it', () => {
    const found = testletDeviations(responsesOf(answersOf(1500, 'found')), { items, slopes: 'known' })
    expect(found.map(({ id, items, persons }) => [id, items, persons])).toEqual([
      ['none', 4, 1500],
      ['some', 4, 1500],
      ['much', 4, 1500],
    ])
    found.forEach(({ low, high, sd }, t) => {
      const real = truth[t]?.sd ?? 0
      expect(low).toBeLessThanOrEqual(real)
      expect(high).toBeGreaterThanOrEqual(real)
      expect(high - low).toBeLessThan(0.6)
      expect(sd).toBeGreaterThanOrEqual(low)
      expect(sd).toBeLessThanOrEqual(high)
    })
    expect(found[0]?.gain).toBeLessThan(2.71)
    expect(found[1]?.gain).toBeGreaterThan(2.71)
    expect(found[2]?.gain).toBeGreaterThan(50)
  })
  it('can be found from a calibration that knew of no testlets, and not with its slopes taken as they are', async () => {
    const stem = { testlet: { id: 'much', sd: 1.2 } }
    const many = Array.from({ length: 32 }, (_, i): ItemParameters => {
      const known = { model: '2pl' as const, a: 1.4, b: -1 + 0.5 * (i % 5), c: 0, d: 1 }
      return i < 4 ? { ...known, ...stem } : known
    })
    const responses = responsesOf(answersOf(2000, 'calibrated', many))
    const { items: calibrated } = await calibrate(responses, {
      model: '2pl',
      prior: NO_PRIOR,
      withErrors: false,
    })
    const found = calibrated.map(({ parameters }, i): ItemParameters => {
      const testlet = many[i]?.testlet
      return testlet === undefined ? parameters : { ...parameters, testlet }
    })
    const [free] = testletDeviations(responses, { items: found, slopes: 'free' })
    const [taken] = testletDeviations(responses, { items: found, slopes: 'known' })
    const { low: freeLow = 9, high: freeHigh = 0 } = free ?? {}
    expect(freeLow).toBeLessThan(1.2)
    expect(freeHigh).toBeGreaterThan(1.2)
    expect(free?.slopeFactor).toBeGreaterThan(1.2)
    expect(taken?.low).toBeGreaterThan(1.2)
    expect(free?.gain).toBeGreaterThan(taken?.gain ?? 0)
  })
  it('is told of items, categories and parameters that do not fit', () => {
    const responses = responsesOf([[0, 1]])
    expect(() => testletDeviations(responses, { items: [], slopes: 'free' })).toThrow(
      new RangeError('2 items are expected, received parameters of 0'),
    )
    const wrong = responsesOf([[0, 2]])
    expect(() => testletDeviations(wrong, { items: items.slice(0, 2), slopes: 'known' })).toThrow(
      new RangeError('item 1: its model has no category 2'),
    )
  })
})
