import { describe, expect, it } from 'vitest'
import { exp } from './exp.ts'
import { createGenerator } from './generator.ts'
import { log } from './log.ts'
import { logistic } from './logistic.ts'

/** Distance of two doubles of one sign in units of the last place. */
function ulps(x: number, y: number): number {
  if (Object.is(x, y)) return 0
  const bits = (value: number): bigint => new BigInt64Array(new Float64Array([value]).buffer)[0] ?? 0n
  const distance = bits(x) - bits(y)
  return Number(distance < 0n ? -distance : distance)
}

const SAMPLE = 100_000
const { unit } = createGenerator('numeric', 'sample')

function worst(draw: () => number, own: (x: number) => number, platform: (x: number) => number): number {
  let most = 0
  for (let i = 0; i < SAMPLE; i++) {
    const x = draw()
    most = Math.max(most, ulps(own(x), platform(x)))
  }
  return most
}

describe('exp', () => {
  it('has the values that are known exactly', () => {
    expect(exp(0)).toBe(1)
    expect(ulps(exp(1), Math.E)).toBeLessThanOrEqual(1)
    expect(exp(-Infinity)).toBe(0)
    expect(exp(Infinity)).toBe(Infinity)
    expect(exp(NaN)).toBeNaN()
  })
  it.each([
    ['the range of logits', () => unit() * 80 - 40],
    ['the whole range', () => unit() * 1450 - 742],
    ['tiny arguments', () => (unit() - 0.5) * 1e-7],
    ['subnormal results', () => -708 - unit() * 37],
  ])('is within 1 ulp of the platform over %s', (_, draw) => {
    expect(worst(draw, exp, Math.exp)).toBeLessThanOrEqual(1)
  })
  it('overflows and underflows where the platform does', () => {
    for (const x of [709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412]) {
      expect(exp(x)).toBe(Math.exp(x))
    }
  })
  it('keeps its bits', () => {
    expect([exp(0.3), exp(-2.7), exp(12.5), exp(-700.25)]).toEqual([
      1.3498588075760032, 0.06720551273974976, 268337.2865208745, 7.678723813110872e-305,
    ])
  })
})

describe('log', () => {
  it('has the values that are known exactly', () => {
    expect(log(1)).toBe(0)
    expect(log(0)).toBe(-Infinity)
    expect(log(Infinity)).toBe(Infinity)
    expect(log(-1)).toBeNaN()
    expect(log(NaN)).toBeNaN()
  })
  it.each([
    ['probabilities', unit],
    ['numbers near 1', () => 1 + (unit() - 0.5) * 1e-3],
    ['large numbers', () => unit() * 1e300],
    ['subnormal numbers', () => unit() * 2e-308],
  ])('is within 1 ulp of the platform over %s', (_, draw) => {
    expect(worst(draw, log, Math.log)).toBeLessThanOrEqual(1)
  })
  it('undoes exp', () => {
    for (let x = -30; x <= 30; x += 0.37) expect(log(exp(x))).toBeCloseTo(x, 12)
  })
  it('keeps its bits', () => {
    expect([log(3), log(0.7), log(0.001), log(1.0000001)]).toEqual([
      1.0986122886681096, -0.35667494393873245, -6.907755278982137, 9.999999505838704e-8,
    ])
  })
})

describe('logistic', () => {
  it('is within 2 ulp of its formula on the platform, in both tails', () => {
    const draw = (): number => unit() * 100 - 50
    const formula = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))
    expect(worst(draw, logistic, formula)).toBeLessThanOrEqual(2)
  })
  it('never leaves [0, 1] and is its own complement', () => {
    expect(logistic(-Infinity)).toBe(0)
    expect(logistic(Infinity)).toBe(1)
    for (let x = -40; x <= 40; x += 0.1) expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 15)
  })
})
