import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { oracle } from '../oracles.ts'
import { information } from './information.ts'
import { ability, itemParameters } from './item-parameters.laws.ts'
import { highestCategory, responseCurve } from './response-curve.ts'

/** Reference values agree to this; both sides round. */
const TOLERANCE = 1e-12

interface Dichotomous {
  readonly bank: readonly (readonly [number, number, number, number])[]
  readonly theta: readonly number[]
  readonly P: readonly (readonly number[])[]
  readonly I: readonly (readonly number[])[]
}
interface Polytomous {
  readonly bank: readonly (readonly number[])[]
  readonly theta: readonly number[]
  readonly P: readonly (readonly (readonly number[])[])[]
  readonly I: readonly (readonly number[])[]
}

function curve(parameters: ItemParameters, theta: number): { readonly p: number[]; readonly s: number[] } {
  const size = highestCategory(parameters) + 1
  const probability = new Float64Array(size)
  const slope = new Float64Array(size)
  responseCurve(parameters)(theta, probability, slope)
  return { p: [...probability], s: [...slope] }
}

function polytomous(name: string, bank: readonly number[]): ItemParameters {
  const [first = 0, ...rest] = bank
  if (name === 'PCM') return { model: 'gpcm', a: 1, b: bank }
  return { model: name === 'GRM' ? 'grm' : 'gpcm', a: first, b: rest }
}

describe('reference values', () => {
  it('agree for the two-parameter model', () => {
    const { bank, theta, P, I } = oracle('information-2pl') as Dichotomous
    let worst = 0
    theta.forEach((at, t) => {
      bank.forEach(([a, b, c, d], i) => {
        const parameters = { model: '4pl', a, b, c, d } as const
        worst = Math.max(worst, Math.abs((curve(parameters, at).p[1] ?? 0) - (P[t]?.[i] ?? NaN)))
        worst = Math.max(worst, Math.abs(information(parameters, at) - (I[t]?.[i] ?? NaN)))
      })
    })
    expect(worst).toBeLessThan(TOLERANCE)
  })
  it.each(['GRM', 'GPCM', 'PCM'])('agree for %s', (name) => {
    const reference = (oracle('information-polytomous') as Record<string, Polytomous>)[name]
    expect(reference).toBeDefined()
    let worst = 0
    reference?.theta.forEach((at, t) => {
      reference.bank.forEach((row, i) => {
        const parameters = polytomous(name, row)
        const { p } = curve(parameters, at)
        p.forEach(
          (value, k) => (worst = Math.max(worst, Math.abs(value - (reference.P[t]?.[i]?.[k] ?? NaN)))),
        )
        worst = Math.max(worst, Math.abs(information(parameters, at) - (reference.I[t]?.[i] ?? NaN)))
      })
    })
    expect(worst).toBeLessThan(TOLERANCE)
  })
})

describe('every model', () => {
  it('gives probabilities that sum to 1 and slopes that sum to 0', () => {
    fc.assert(
      fc.property(itemParameters, ability, (parameters, theta) => {
        const { p, s } = curve(parameters, theta)
        expect(p.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 13)
        expect(s.reduce((x, y) => x + y, 0)).toBeCloseTo(0, 13)
        for (const value of p) expect(value).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  it('expects more of the abler', () => {
    const mean = (p: readonly number[]): number => p.reduce((sum, value, k) => sum + k * value, 0)
    fc.assert(
      fc.property(
        itemParameters,
        ability,
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (parameters, theta, more) => {
          expect(mean(curve(parameters, theta + more).p)).toBeGreaterThanOrEqual(
            mean(curve(parameters, theta).p) - 1e-12,
          )
        },
      ),
    )
  })
  it('has the slope of its own probabilities', () => {
    fc.assert(
      fc.property(itemParameters, ability, (parameters, theta) => {
        const h = 1e-5
        const above = curve(parameters, theta + h).p
        const below = curve(parameters, theta - h).p
        curve(parameters, theta).s.forEach((slope, k) => {
          expect(((above[k] ?? 0) - (below[k] ?? 0)) / (2 * h)).toBeCloseTo(slope, 7)
        })
      }),
    )
  })
  it('has the information P′²/(P·Q), summed over categories as P′²/P', () => {
    fc.assert(
      fc.property(itemParameters, ability, (parameters, theta) => {
        const { p, s } = curve(parameters, theta)
        const found = information(parameters, theta)
        if (p.length === 2) {
          const [q = 0, right = 0] = p
          expect(found).toBeCloseTo((s[1] ?? 0) ** 2 / (right * q), 10)
        }
        // the other form of Fisher information: −E of the second derivative of ln P, by differences
        const h = 1e-4
        const sides = [curve(parameters, theta - h).p, p, curve(parameters, theta + h).p].map((row) =>
          row.map(Math.log),
        )
        const second = p.reduce((sum, value, k) => {
          const [x = 0, y = 0, z = 0] = sides.map((row) => row[k] ?? 0)
          return value < 1e-9 ? sum : sum - (value * (x - 2 * y + z)) / (h * h)
        }, 0)
        expect(Math.abs(found - second)).toBeLessThan(1e-4 + 1e-4 * found)
      }),
    )
  })
  it('stays finite where categories underflow', () => {
    const steep = { model: 'grm', a: 200, b: [-10, 10] } as const
    for (const theta of [-100, -10, 0, 10, 100]) {
      expect(information(steep, theta)).toBeGreaterThanOrEqual(0)
      expect(curve(steep, theta).p.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12)
    }
    expect(information({ model: '4pl', a: 50, b: 0, c: 0, d: 1 }, 1000)).toBe(0)
  })
})

it('is the four-parameter model with its bounds where those are 0 and 1', () => {
  const two = { a: 1.3, b: 0.4, c: 0, d: 1 }
  expect(information({ model: '4pl', ...two }, 1)).toBe(information({ model: '2pl', ...two }, 1))
  expect(information({ model: '3pl', ...two }, 1)).toBe(information({ model: '2pl', ...two }, 1))
  expect(curve({ model: 'grm', a: 1.3, b: [0.4] }, 1).p[1]).toBeCloseTo(
    curve({ model: '2pl', ...two }, 1).p[1] ?? 0,
    15,
  )
  expect(curve({ model: 'gpcm', a: 1.3, b: [0.4] }, 1).p[1]).toBeCloseTo(
    curve({ model: '2pl', ...two }, 1).p[1] ?? 0,
    15,
  )
})
