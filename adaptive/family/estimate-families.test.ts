import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { expected } from '../estimate/expected.ts'
import { credibleInterval } from '../estimate/interval.ts'
import { createGenerator } from '../numeric/generator.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { SESSION_GRID } from '../posterior/grid.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { estimateFamilies, type FamilyVariant } from './estimate-families.ts'

const generator = createGenerator('families', 'test')
const normal = () => Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())

function variantOf(family: string, b: number, error: number): FamilyVariant {
  const uncertainty = { lnA: 0.1, b: error }
  return { family, parameters: { model: '2pl', a: 1.2, b, c: 0, d: 1, uncertainty } }
}

/** Families of four variants: what they are and what a calibration found. */
function world(tau: number, families: number) {
  const truth: { family: string; middle: number; b: number }[] = []
  const variants: FamilyVariant[] = []
  for (let f = 0; f < families; f++) {
    const middle = normal()
    for (let v = 0; v < 4; v++) {
      const b = middle + tau * normal()
      truth.push({ family: `f${f}`, middle, b })
      variants.push(variantOf(`f${f}`, b + 0.3 * normal(), 0.3))
    }
  }
  return { truth, ...estimateFamilies(variants) }
}

describe('families of variants', () => {
  it('give a fresh variant the family’s parameters, with the family’s error and the spread of variants', () => {
    const { families, within } = estimateFamilies([
      variantOf('sum', 0.1, 0.1),
      variantOf('sum', 0.5, 0.1),
      variantOf('max', -1, 0.1),
      variantOf('max', -1.4, 0.1),
      variantOf('max', -1.2, 0.1),
    ])
    expect(families.map(({ family, variants }) => [family, variants])).toEqual([
      ['sum', 2],
      ['max', 3],
    ])
    const [sum] = families
    expect(sum?.fresh.b).toBeCloseTo(0.3, 12)
    expect(sum?.fresh.a).toBeCloseTo(1.2, 12)
    expect(sum?.fresh.uncertainty?.b).toBeCloseTo(
      Math.hypot(sum?.se.b ?? 0, Math.sqrt(within.b.variance)),
      12,
    )
    // equal errors: squared distances from the two means over 5 − 2 degrees of freedom, less the errors' square
    expect(within.b.tau).toBeCloseTo(Math.sqrt(0.16 / 3 - 0.01), 6)
  })
  it('hold fresh variants and drawn ones within the errors that they state, whatever the spread', () => {
    for (const tau of [0, 0.25, 0.5]) {
      let fresh = 0
      let drawn = 0
      let total = 0
      let squares = 0
      let plain = 0
      for (let run = 0; run < 25; run++) {
        const { truth, families, variants } = world(tau, 15)
        const byName = new Map(families.map((family) => [family.family, family.fresh]))
        truth.forEach(({ family, middle, b }, v) => {
          const own = variants[v]
          const next = byName.get(family)
          if (own === undefined || next === undefined) throw new Error('no such variant')
          total++
          const unseen = middle + tau * normal()
          fresh += Math.abs(unseen - Number(next.b)) <= 1.96 * (next.uncertainty?.b ?? 0) ? 1 : 0
          drawn += Math.abs(b - Number(own.b)) <= 1.96 * (own.uncertainty?.b ?? 0) ? 1 : 0
          squares += (Number(own.b) - b) ** 2
          plain += 0.3 ** 2
        })
      }
      // 1,500 variants in 375 families: four binomial errors of .95 at 375, the variants of a family being alike; where
      // variants do not differ at all the spread that is carried is more than there is, so only the lower end is a promise
      expect(fresh / total).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / 375))
      expect(drawn / total).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / 375))
      // drawing toward the family never costs, and pays the more the less variants differ
      expect(squares / plain).toBeLessThan(tau === 0 ? 0.5 : tau === 0.25 ? 0.75 : 0.95)
    }
  })
  it('move the thresholds of graded variants together and average their distances', () => {
    const uncertainty = { lnA: 0.1, b: 0.05 }
    const variants = [
      { family: 'f', parameters: { model: 'grm', a: 1, b: [-1, 0, 1], uncertainty } },
      { family: 'f', parameters: { model: 'grm', a: 1, b: [0, 2, 4], uncertainty } },
    ] as const
    const { families, variants: drawn } = estimateFamilies(variants)
    const [fresh] = families.map((family) => family.fresh.b)
    expect(fresh).toEqual([-0.5, 1, 2.5].map((b) => expect.closeTo(b, 10)))
    for (const { b } of drawn) expect([...(b as number[])].sort((x, y) => x - y)).toEqual(b)
  })
  it('leave slopes of a Rasch bank at 1, and known variants as they are', () => {
    const parameters = (b: number, error: number): ItemParameters => ({
      model: '1pl',
      a: 1,
      b,
      c: 0,
      d: 1,
      uncertainty: { lnA: 0, b: error },
    })
    const { families, variants } = estimateFamilies([
      { family: 'f', parameters: parameters(0, 0.2) },
      { family: 'f', parameters: parameters(1, 0) },
    ])
    expect(families[0]?.fresh).toMatchObject({ a: 1, uncertainty: { lnA: 0 } })
    expect(variants[0]).toMatchObject({ a: 1, uncertainty: { lnA: 0 } })
    expect(variants[1]).toEqual(parameters(1, 0))
  })
  it('give a fresh variant nothing of one calibrated variant alone, such as its stem', () => {
    const { parameters } = variantOf('f', 0.2, 0.1)
    const testlet = { id: 'stem', sd: 0.5 }
    const { families, variants } = estimateFamilies([{ family: 'f', parameters: { ...parameters, testlet } }])
    expect(Object.keys(families[0]?.fresh ?? {})).toEqual(['model', 'a', 'b', 'c', 'd', 'uncertainty'])
    expect(variants[0]?.testlet).toEqual(testlet)
  })
  it('leave out a variant that differs from most of its family, and keep it as it is', () => {
    const uncertainty = { lnA: 0.1, b: 0.1 }
    const collapsed = { family: 'f', parameters: { model: 'grm', a: 2, b: [0], uncertainty } } as const
    const whole = (b: number) =>
      ({ family: 'f', parameters: { model: 'grm', a: 1, b: [b, b + 1], uncertainty } }) as const
    const found = estimateFamilies([whole(0), collapsed, whole(0.4)])
    const without = estimateFamilies([whole(0), whole(0.4)])
    expect(found.leftOut).toEqual([1])
    expect(found.families).toEqual(without.families)
    expect(found.variants).toEqual([without.variants[0], collapsed.parameters, without.variants[1]])
  })
})

describe('the spread of fresh variants', () => {
  /** Tests of 20 fresh variants, by people whose ability is N(0, 1): coverage, and how far from the centre scores go. */
  function study(tau: number, integrated: boolean) {
    const families = Array.from({ length: 20 }, (_, f) => -1.9 + 0.2 * f)
    const uncertainty = integrated ? { lnA: 0, b: tau } : { lnA: 0, b: 0 }
    const pool = createPool(
      families.map((b): ItemParameters => ({ model: '2pl', a: 2, b, c: 0, d: 1, uncertainty })),
    )
    const draws = createGenerator('fresh variants', String(tau))
    const draw = () => Math.sqrt(-2 * Math.log(1 - draws.unit())) * Math.cos(2 * Math.PI * draws.unit())
    const runs = 2000
    let covered = 0
    let squares = 0
    let claimed = 0
    for (let run = 0; run < runs; run++) {
      const ability = draw()
      let weights = normalPrior(SESSION_GRID)
      families.forEach((middle, item) => {
        const b = middle + tau * draw()
        const right = draws.unit() < 1 / (1 + Math.exp(-2 * (ability - b)))
        weights = updated(weights, pool.probability, rowOf(pool, item, right ? 1 : 0))
      })
      const { theta, se } = expected(weights, pool.abilities)
      const { low, high } = credibleInterval(weights, pool.abilities)
      covered += low <= ability && ability <= high ? 1 : 0
      squares += (theta - ability) ** 2
      claimed += se ** 2
    }
    return { coverage: covered / runs, ratio: squares / claimed }
  }

  it('is carried into the posterior: intervals cover 95 %, and too few where it is left out', () => {
    const carried = study(0.8, true)
    const ignored = study(0.8, false)
    // four binomial errors at 2,000 runs are .0195
    expect(Math.abs(carried.coverage - 0.95)).toBeLessThan(0.0195)
    // four errors of a mean square over 2,000 runs: 4·√(2/2000) = .126
    expect(Math.abs(carried.ratio - 1)).toBeLessThan(0.13)
    expect(ignored.coverage).toBeLessThan(0.93)
    expect(ignored.ratio).toBeGreaterThan(1.13)
  })
})
