import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '../numeric/generator.ts'
import { adverseImpact, type SelectedGroup } from './adverse-impact.ts'

describe('the four-fifths rule', () => {
  it('compares each group with the one of the highest rate', () => {
    const found = adverseImpact([
      { name: 'men', candidates: 200, selected: 120 },
      { name: 'women', candidates: 100, selected: 30 },
      { name: 'others', candidates: 10, selected: 5 },
      { name: 'nobody', candidates: 0, selected: 0 },
    ])
    expect(found.map(({ rate }) => rate)).toEqual([0.6, 0.3, 0.5, NaN])
    expect(found.map(({ fourFifths }) => fourFifths)).toEqual(['above', 'below', 'above', 'unknown'])
    expect(found.map(({ words }) => words)).toEqual([
      'the highest rate: what the others are compared with',
      'surely less than four fifths of the rate of men: show that the test is needed, or find one that treats women better',
      'at least four fifths of the rate of men',
      'nobody to compare',
    ])
    // by hand: ln .5 ± 1.96 √(1/30 − 1/100 + 1/120 − 1/200), z = −.3/√(.5 · .5 · (1/200 + 1/100)) = −4.899
    expect(found[1]?.interval.low).toBeCloseTo(0.5 * Math.exp(-1.959964 * Math.sqrt(0.0266666667)), 5)
    expect(found[1]?.interval.high).toBeCloseTo(0.5 * Math.exp(1.959964 * Math.sqrt(0.0266666667)), 5)
    expect((found[1]?.p ?? NaN) / 9.634e-7).toBeCloseTo(1, 3)
  })
  it('says where candidates are too few', () => {
    const found = adverseImpact([
      { name: 'a', candidates: 8, selected: 5 },
      { name: 'b', candidates: 5, selected: 0 },
    ])
    expect(found[1]?.fourFifths).toBe('perhaps')
    expect(found[1]?.interval.high).toBeGreaterThan(0.8)
    expect(found[1]?.words).toBe('less than four fifths of the rate of a, but too few candidates to be sure')
  })
  it('has the ratio in its interval, and p of 1 where rates are the same', () => {
    const group = fc.integer({ min: 1, max: 500 }).chain((candidates) =>
      fc.record({
        name: fc.constant('g'),
        candidates: fc.constant(candidates),
        selected: fc.integer({ min: 0, max: candidates }),
      }),
    )
    fc.assert(
      fc.property(group, group, (one: SelectedGroup, other: SelectedGroup) => {
        for (const { ratio, interval, p, selected, candidates } of adverseImpact([one, other])) {
          if (ratio !== ratio) return
          expect(ratio).toBeLessThanOrEqual(1)
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
          if (selected > 0 && selected < candidates)
            expect(interval.high).toBeGreaterThanOrEqual(ratio - 1e-12)
        }
      }),
    )
    const same = { candidates: 50, selected: 50 }
    expect(
      adverseImpact([
        { name: 'a', ...same },
        { name: 'b', ...same },
      ])[1]?.p,
    ).toBe(1)
  })
  it('has intervals that hold 95 in 100 true ratios', () => {
    const draws = createGenerator('impact', 'coverage')
    const count = (n: number, rate: number): number =>
      Array.from({ length: n }, () => (draws.unit() < rate ? 1 : 0)).reduce<number>((sum, x) => sum + x, 0)
    let inside = 0
    for (let run = 0; run < 2000; run++) {
      const [, focal] = adverseImpact([
        { name: 'a', candidates: 200, selected: count(200, 0.6) },
        { name: 'b', candidates: 150, selected: count(150, 0.36) },
      ])
      if (focal && focal.interval.low < 0.6 && focal.interval.high > 0.6) inside++
    }
    expect(Math.abs(inside / 2000 - 0.95)).toBeLessThan(0.015)
  })
  it('refuses what are no counts', () => {
    const a = { name: 'a', candidates: 5, selected: 2 }
    expect(() => adverseImpact([a, { name: 'b', candidates: 5, selected: 6 }])).toThrow(
      'b: 6 of 5 candidates cannot be selected',
    )
    expect(() => adverseImpact([a])).toThrow('two groups with candidates are needed, received 1')
    expect(() => adverseImpact([a, a], 1)).toThrow('confidence must lie in (0, 1), received 1')
  })
})
