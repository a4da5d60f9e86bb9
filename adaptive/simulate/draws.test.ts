import { describe, expect, it } from 'vitest'
import { createGenerator } from '../numeric/generator.ts'
import { priorParameters } from '../parameters/prior.ts'
import { drawNormal } from '../numeric/draw-normal.ts'
import { drawCategory, drawMs, drawPace, drawParameters } from './draws.ts'

const DRAWS = 20_000

function moments(draw: (i: number) => number): { readonly mean: number; readonly sd: number } {
  const values = Array.from({ length: DRAWS }, (_, i) => draw(i))
  const mean = values.reduce((x, y) => x + y, 0) / DRAWS
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS) }
}

describe('draws', () => {
  // tolerances are four standard errors of 20,000 draws
  it('are standard normal', () => {
    const generator = createGenerator('test', 'normal')
    const { mean, sd } = moments(() => drawNormal(generator))
    expect(Math.abs(mean)).toBeLessThan(0.029)
    expect(Math.abs(sd - 1)).toBeLessThan(0.02)
  })
  it('of parameters spread as the item says: ln a by .3, all thresholds together by .8', () => {
    const generator = createGenerator('test', 'parameters')
    const parameters = priorParameters({ level: 4, highest: 3 })
    const drawn = Array.from({ length: DRAWS }, () => drawParameters(parameters, generator))
    const lnA = moments((i) => Math.log(drawn[i]?.a ?? 1))
    expect(Math.abs(lnA.mean - Math.log(1.2))).toBeLessThan(0.009)
    expect(Math.abs(lnA.sd - 0.3)).toBeLessThan(0.007)
    const thresholds = drawn.map(({ b }) => (typeof b === 'number' ? [] : b))
    const second = moments((i) => thresholds[i]?.[1] ?? NaN)
    expect(Math.abs(second.mean - 1)).toBeLessThan(0.023)
    expect(Math.abs(second.sd - 0.8)).toBeLessThan(0.017)
    for (const [first = 0, middle = 0, last = 0] of thresholds.slice(0, 100)) {
      expect(middle - first).toBeCloseTo(0.6, 12)
      expect(last - middle).toBeCloseTo(0.6, 12)
    }
  })
  it('leave known parameters as they are, and move the only b of a two-category item', () => {
    const known = { model: '2pl', a: 1.3, b: 0.5, c: 0, d: 1 } as const
    expect(drawParameters(known, createGenerator('test', 'known'))).toEqual(known)
    const uncertain = drawParameters(
      { ...known, uncertainty: { lnA: 0, b: 0.5 } },
      createGenerator('test', 'b'),
    )
    expect(uncertain).toEqual({ ...known, a: 1.3, b: expect.any(Number) })
    expect(uncertain.b).not.toBe(0.5)
  })
  it('of categories follow the curve', () => {
    const generator = createGenerator('test', 'categories')
    const parameters = { model: 'gpcm', a: 1, b: [-1, 0.5] } as const
    const weights = [1, Math.exp(0.3 + 1), Math.exp(0.3 + 1 + 0.3 - 0.5)]
    const total = weights.reduce((x, y) => x + y, 0)
    const counts = [0, 0, 0]
    for (let i = 0; i < DRAWS; i++) {
      const category = drawCategory({ ...parameters, b: [...parameters.b] }, 0.3, generator)
      counts[category] = (counts[category] ?? 0) + 1
    }
    weights.forEach((weight, k) =>
      expect(Math.abs((counts[k] ?? 0) / DRAWS - weight / total)).toBeLessThan(0.015),
    )
  })
  it('of time: 95 % of all finish within the minutes that the author states, half within 53 % of them', () => {
    const generator = createGenerator('test', 'time')
    const times = Array.from({ length: DRAWS }, () => drawMs(10, drawPace(generator), generator))
    const within = (minutes: number): number => times.filter((ms) => ms <= minutes * 60_000).length / DRAWS
    expect(Math.abs(within(10) - 0.95)).toBeLessThan(0.0062)
    expect(Math.abs(within(5.26) - 0.5)).toBeLessThan(0.015)
    expect(times.every(Number.isInteger)).toBe(true)
  })
})
