import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import type { KnownResponse } from './estimator.ts'
import { estimators } from './estimators.ts'

/** Two stems, one of mixed models, and an item on its own. */
const items = (sd: number): readonly ItemParameters[] => [
  { model: '2pl', a: 1.9, b: -0.6, c: 0, d: 1, testlet: { id: 'one', sd } },
  { model: 'grm', a: 1.4, b: [-0.8, 0.3, 1.1], testlet: { id: 'one', sd } },
  { model: '3pl', a: 1.2, b: 0.4, c: 0.2, d: 1, testlet: { id: 'one', sd } },
  { model: 'gpcm', a: 0.9, b: [0.5, -0.2], testlet: { id: 'two', sd: sd / 2 } },
  { model: '2pl', a: 2.6, b: 0.9, c: 0, d: 1, testlet: { id: 'two', sd: sd / 2 } },
  { model: '2pl', a: 1.1, b: 0.2, c: 0, d: 1 },
]
const PATTERNS = [
  [1, 2, 1, 1, 0, 1],
  [0, 3, 0, 2, 1, 0],
  [1, 0, 0, 0, 0, 1],
  [1, 3, 1, 2, 1, 0],
] as const

/** Response probability written anew from the models' definitions. */
function chance(item: ItemParameters, category: number, theta: number): number {
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
  if (item.model === 'grm') {
    const atLeast = (k: number): number =>
      k === 0 ? 1 : k > item.b.length ? 0 : logistic(item.a * (theta - (item.b[k - 1] ?? 0)))
    return atLeast(category) - atLeast(category + 1)
  }
  if (item.model === 'gpcm') {
    const scores = [0, ...item.b].map((_, k) =>
      Math.exp(item.b.slice(0, k).reduce((sum, b) => sum + item.a * (theta - b), 0)),
    )
    return (scores[category] ?? 0) / scores.reduce((x, y) => x + y, 0)
  }
  const right = item.c + (item.d - item.c) * logistic(item.a * (theta - item.b))
  return category === 1 ? right : 1 - right
}

/** Likelihood of the answers to one stem: its shift by Simpson's rule on ±8 SD. */
function stemLikelihood(responses: readonly KnownResponse[], theta: number): number {
  const sd = responses[0]?.parameters.testlet?.sd ?? 0
  const product = (shift: number): number =>
    responses.reduce((p, { parameters, category }) => p * chance(parameters, category, theta - shift), 1)
  if (sd === 0) return product(0)
  const cells = 240
  const width = (16 * sd) / cells
  let sum = 0
  for (let j = 0; j <= cells; j++) {
    const z = -8 + (16 * j) / cells
    const weight = j === 0 || j === cells ? 1 : j % 2 === 0 ? 2 : 4
    sum += weight * Math.exp((-z * z) / 2) * product(sd * z)
  }
  return (sum * width) / 3 / (sd * Math.sqrt(2 * Math.PI))
}

function stemsOf(responses: readonly KnownResponse[]): readonly (readonly KnownResponse[])[] {
  return ['one', 'two', undefined].map((id) =>
    responses.filter(({ parameters }) => parameters.testlet?.id === id),
  )
}

const logLikelihood = (responses: readonly KnownResponse[], theta: number): number =>
  stemsOf(responses).reduce((sum, stem) => sum + Math.log(stemLikelihood(stem, theta)), 0)

const H = 1e-3
const slope = (f: (x: number) => number, x: number): number =>
  (8 * (f(x + H) - f(x - H)) - (f(x + 2 * H) - f(x - 2 * H))) / (12 * H)
const bend = (f: (x: number) => number, x: number): number => (f(x + H) - 2 * f(x) + f(x - H)) / (H * H)

/** Σ over all patterns of each stem of P'²/P and of P'P''/P, by difference quotients. */
function sumsOverPatterns(responses: readonly KnownResponse[], theta: number) {
  let information = 0
  let skew = 0
  for (const stem of stemsOf(responses)) {
    let patterns: (readonly KnownResponse[])[] = [[]]
    for (const { parameters } of stem) {
      const categories = Array.isArray(parameters.b) ? [0, ...parameters.b].keys() : [0, 1]
      patterns = [...categories].flatMap((category) =>
        patterns.map((before) => [...before, { parameters, category }]),
      )
    }
    for (const pattern of patterns) {
      const p = (x: number): number => stemLikelihood(pattern, x)
      information += slope(p, theta) ** 2 / p(theta)
      skew += (slope(p, theta) * bend(p, theta)) / p(theta)
    }
  }
  return { information, skew }
}

/** Where a function that falls through 0 once between −6 and 6 does so. */
function rootOf(f: (x: number) => number): number {
  let [low, high] = [-6, 6]
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    if (f(middle) > 0) low = middle
    else high = middle
  }
  return low
}

describe.each([0.4, 1, 1.8])('with testlets of SD %d', (sd) => {
  it.each(PATTERNS)('answers %d %d %d %d %d %d', (...pattern) => {
    const responses = items(sd).map((parameters, i) => ({ parameters, category: pattern[i] ?? 0 }))
    const f = (theta: number): number => logLikelihood(responses, theta)

    const mode = rootOf((theta) => slope(f, theta) - theta)
    const map = estimators.map.estimate(responses)
    expect(map.theta).toBeCloseTo(mode, 6)
    const { information } = sumsOverPatterns(responses, mode)
    expect(map.se).toBeCloseTo(1 / Math.sqrt(information + 1), 6)
    const observed = estimators.map.estimate(responses, { information: 'observed' })
    expect(observed.se).toBeCloseTo(1 / Math.sqrt(1 - bend(f, mode)), 5)

    const mle = estimators.mle.estimate(responses)
    const top = rootOf((theta) => slope(f, theta))
    expect(mle.theta).toBeCloseTo(top, 5)
    expect(mle.se).toBeCloseTo(1 / Math.sqrt(sumsOverPatterns(responses, top).information), 5)

    const { theta } = estimators.wle.estimate(responses)
    const sums = sumsOverPatterns(responses, theta ?? NaN)
    expect(slope(f, theta ?? NaN) + sums.skew / (2 * sums.information)).toBeCloseTo(0, 5)
  })
})
