import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { responseCurve } from '../irt/response-curve.ts'
import { gaussHermite } from '../numeric/gauss-hermite.ts'
import { HERMITE_NODES } from '../numeric/hermite.ts'
import { oracle } from '../oracles.ts'
import type { LinkSide } from './characteristic-curves.ts'
import { hermiteAbilities, link, type LinkMethod, type LinkOptions } from './link.ts'
import { composedScale, inverseScale, relink, relinkAbility, relinkCovariance, type Scale } from './relink.ts'

interface Items {
  readonly data: readonly (readonly [number, number])[]
}
type Found = Readonly<Record<'mean_sigma' | 'mean_mean' | 'mean_gmean', Scale>> &
  Readonly<Record<'stocking_lord' | 'haebara', Scale & { readonly value: number }>>
interface Reference extends Found {
  readonly ref: Items
  readonly foc: Items
  readonly equateIRT: Readonly<Record<string, Scale>>
}

const reference = oracle('linking') as Reference
const itemsOf = ({ data }: Items): readonly ItemParameters[] =>
  data.map(([a, b]) => ({ model: '2pl', a, b, c: 0, d: 1 }))
const [to, from] = [itemsOf(reference.ref), itemsOf(reference.foc)]
const METHODS = ['mean-sigma', 'mean-mean', 'mean-geometric-mean', 'haebara', 'stocking-lord'] as const

function near(found: Scale, expected: Scale | undefined, within: number): void {
  expect(Math.abs(found.A - (expected?.A ?? NaN))).toBeLessThan(within)
  expect(Math.abs(found.B - (expected?.B ?? NaN))).toBeLessThan(within)
}

describe('parity on the same abilities', () => {
  it.each([
    ['mean-sigma', 'mean_sigma'],
    ['mean-mean', 'mean_mean'],
    ['mean-geometric-mean', 'mean_gmean'],
  ] as const)('%s', (method, name) => {
    near(link(from, to, { method }), reference[name], 1e-12)
  })
  it.each([
    ['haebara', 'haebara'],
    ['stocking-lord', 'stocking_lord'],
  ] as const)('%s, 81 points on [−4, 4] weighted as N(0, 1)', (method, name) => {
    const found = link(from, to, { method })
    near(found, reference[name], 1e-6)
    expect(Math.abs((found.criterion ?? NaN) - reference[name].value)).toBeLessThan(1e-10)
    // the peer's optimum is no better than ours
    expect(found.criterion).toBeLessThanOrEqual(reference[name].value + 1e-14)
  })
  // its "own grid" is 40 points on [−4, 4] that weigh alike
  const own = {
    theta: Float64Array.from({ length: 40 }, (_, q) => -4 + (8 * q) / 39),
    weights: new Float64Array(40).fill(1),
  }
  it.each([
    ['haebara', own, 'Haebara'],
    ['haebara', hermiteAbilities(30), 'Haebara_GH30'],
    ['stocking-lord', own, 'Stocking-Lord'],
    ['stocking-lord', hermiteAbilities(30), 'Stocking-Lord_GH30'],
  ] as const)('%s as equateIRT', (method, abilities, name) => {
    near(link(from, to, { method, abilities }), reference.equateIRT[name], 1e-6)
  })
})

it('has Gauss-Hermite rules that are exact for moments of the normal distribution', () => {
  const { nodes, weights } = gaussHermite(7)
  HERMITE_NODES.forEach(({ z, w }, j) => {
    expect(Math.abs((nodes[j] ?? NaN) - z)).toBeLessThan(1e-14)
    expect(Math.abs((weights[j] ?? NaN) / w - 1)).toBeLessThan(1e-13)
  })
  const thirty = gaussHermite(30)
  let moment = 1
  for (let degree = 0; degree <= 20; degree += 2) {
    const sum = thirty.nodes.reduce((all, z, j) => all + (thirty.weights[j] ?? 0) * z ** degree, 0)
    expect(Math.abs(sum / moment - 1)).toBeLessThan(1e-12)
    moment *= degree + 1
  }
  expect(() => gaussHermite(0)).toThrow(RangeError)
})

/** Items of every model, three each. */
const everyModel: readonly ItemParameters[] = Array.from({ length: 3 }, (_, i): readonly ItemParameters[] => {
  const [a, b] = [0.7 + 0.5 * i, -1.4 + 1.4 * i]
  return [
    { model: '1pl', a: 1, b, c: 0, d: 1 },
    { model: '2pl', a, b: -b, c: 0, d: 1 },
    { model: '3pl', a, b, c: 0.2, d: 1 },
    { model: '4pl', a, b, c: 0.1, d: 0.95 },
    { model: 'grm', a, b: [b - 1, b, b + 0.6] },
    { model: 'gpcm', a, b: [b + 0.2, b - 0.4] },
  ]
}).flat()

const scale = fc.record({
  A: fc.double({ min: 0.5, max: 2, noNaN: true }),
  B: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
})

describe('laws', () => {
  it.each(METHODS)('%s gives A = 1 and B = 0 for a calibration and itself', (method) => {
    const found = link(everyModel, everyModel, { method })
    near(found, { A: 1, B: 0 }, 1e-12)
    near(found.se, { A: 0, B: 0 }, 1e-12)
  })
  it.each(
    METHODS.flatMap((method) => (['to', 'from', 'both'] as const).map((side) => [method, side] as const)),
  )(
    '%s on side %s finds the scale on which items of all models were put',
    (method: LinkMethod, side: LinkSide) => {
      fc.assert(
        fc.property(scale, (truth) => {
          const options: LinkOptions = { method, side }
          const moved = everyModel.map((item) => relink(item, truth))
          near(link(everyModel, moved, options), truth, 1e-6)
        }),
        { numRuns: 6 },
      )
    },
  )
  it('keeps every probability when items and persons are relinked together, and comes back by the inverse', () => {
    const [p, q, slope] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)]
    fc.assert(
      fc.property(scale, scale, fc.double({ min: -4, max: 4, noNaN: true }), (one, two, theta) => {
        for (const item of everyModel) {
          responseCurve(item)(theta, p, slope)
          responseCurve(relink(item, one))(one.A * theta + one.B, q, slope)
          p.forEach((value, k) => expect(Math.abs(value - (q[k] ?? NaN))).toBeLessThan(1e-13))
          const over = relink(relink(item, one), two)
          const direct = relink(item, composedScale(one, two))
          expect(Math.abs(over.a - direct.a)).toBeLessThan(1e-13)
          expect(relink(relink(item, one), inverseScale(one)).a).toBeCloseTo(item.a, 12)
        }
        near(composedScale(one, inverseScale(one)), { A: 1, B: 0 }, 1e-14)
        const { mean, sd } = relinkAbility({ mean: theta, sd: 1 }, one)
        expect([mean, sd]).toEqual([one.A * theta + one.B, one.A])
      }),
    )
  })
  it('keeps the variance of every logit when covariances are relinked', () => {
    fc.assert(
      fc.property(scale, fc.double({ min: -3, max: 3, noNaN: true }), (one, theta) => {
        const [a, b] = [1.3, -0.4]
        const covariance = Float64Array.of(0.02, 0.004, 0.001, 0.004, 0.01, 0.002, 0.001, 0.002, 0.003)
        /** of a(θ − b) + c, by the delta method */
        const varianceAt = (matrix: Float64Array, slope: number, difficulty: number, at: number): number => {
          const gradient = [at - difficulty, -slope, 1]
          return matrix.reduce(
            (sum, value, cell) =>
              sum + value * (gradient[Math.floor(cell / 3)] ?? 0) * (gradient[cell % 3] ?? 0),
            0,
          )
        }
        const moved = relinkCovariance(covariance, 1, one)
        const [before, after] = [
          varianceAt(covariance, a, b, theta),
          varianceAt(moved, a / one.A, one.A * b + one.B, one.A * theta + one.B),
        ]
        expect(Math.abs(after / before - 1)).toBeLessThan(1e-10)
      }),
    )
  })
  it('links both ways alike where the criterion has two sides', () => {
    const there = link(from, to, { method: 'haebara', side: 'both' })
    const back = link(to, from, { method: 'haebara', side: 'both' })
    near(back, inverseScale(there), 1e-9)
    // one-sided linking does not
    expect(
      Math.abs(link(to, from, { method: 'haebara' }).A * link(from, to, { method: 'haebara' }).A - 1),
    ).toBeGreaterThan(1e-6)
  })
  it('has standard errors that fit what other items would have given', () => {
    for (const method of METHODS) {
      const { se } = link(from, to, { method })
      expect(se.A).toBeGreaterThan(0.005)
      expect(se.A).toBeLessThan(0.08)
      expect(se.B).toBeLessThan(0.08)
    }
    expect(link(from.slice(0, 2), to.slice(0, 2)).se.A).toBeNaN()
  })
})

it('refuses items that do not correspond, and difficulties without spread', () => {
  expect(() => link(from, to.slice(1))).toThrow(
    'the same items are expected on both scales, received 25 and 24',
  )
  expect(() => link([{ model: 'grm', a: 1, b: [0, 1] }], [{ model: 'grm', a: 1, b: [0] }])).toThrow(
    'item 0: highest category 2 on one scale, 1 on the other',
  )
  expect(() => link(from.slice(0, 1), to.slice(0, 1), { method: 'mean-sigma' })).toThrow(RangeError)
})
