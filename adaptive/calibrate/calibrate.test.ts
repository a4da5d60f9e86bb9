/** Calibration: parity with reference values, recovery, laws, young banks. Whole because they share what makes up answers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import { oracle, oracleResponses, oracleRows } from '../oracles.ts'
import { responsesOf } from '../responses/responses.ts'
import { calibrate, type Calibration } from './calibrate.ts'
import type { ModelName } from './item-model.ts'
import { NO_PRIOR } from './prior.ts'
import { SHARD_PERSONS } from './shard.ts'

interface Reference {
  readonly meta: { readonly logLik: number }
  readonly IRT: { readonly data: readonly (readonly number[])[] }
  readonly SE_slope_intercept: { readonly data: readonly (readonly (number | null)[])[] }
  /** latent variance */
  readonly group?: number
  readonly groupSE?: number
}

/** Maximum likelihood, as the reference values are. */
const plain = { prior: NO_PRIOR, tolerance: 1e-7 } as const

describe('parity with mirt', () => {
  const cases: readonly (readonly [ModelName, string, string])[] = [
    ['2pl', 'responses-2pl', 'calibration-2pl'],
    ['1pl', 'responses-2pl', 'calibration-1pl'],
    ['rasch', 'responses-2pl', 'calibration-rasch'],
    ['grm', 'responses-graded', 'calibration-graded'],
  ]
  it.each(cases)('%s: parameters, log-likelihood and standard errors', async (model, data, name) => {
    const reference = oracle(name) as Reference
    const found = await calibrate(oracleResponses(data), { model, ...plain })
    expect(found.converged).toBe(true)
    expect(Math.abs(found.logLikelihood - reference.meta.logLik)).toBeLessThan(1e-4)
    found.items.forEach((item, i) => {
      numbersOf(item.parameters).forEach((value, j) =>
        expect(Math.abs(value - (reference.IRT.data[i]?.[j] ?? NaN))).toBeLessThan(1e-5),
      )
      interceptErrors(item).forEach((se, j) => {
        const expected = reference.SE_slope_intercept.data[i]?.[j]
        // the Rasch model has no slope to be wrong about
        if (typeof expected === 'number') expect(Math.abs(se / expected - 1)).toBeLessThan(1e-5)
        else expect(se).toBe(0)
      })
    })
    const [latent] = found.latent
    if (reference.group !== undefined && reference.groupSE !== undefined && latent !== undefined) {
      expect(Math.abs(latent.sd * latent.sd - reference.group)).toBeLessThan(1e-6)
      // var σ² = 2σ · var σ
      expect(Math.abs((2 * latent.sd * latent.se.sd) / reference.groupSE - 1)).toBeLessThan(1e-3)
    }
  })
})

describe('recovery', () => {
  const graded = (a: number, b: number): ItemParameters => ({
    model: 'grm',
    a,
    b: [b - 0.8, b + 0.1, b + 0.7],
  })
  const partial = (a: number, b: number): ItemParameters => ({
    model: 'gpcm',
    a,
    b: [b - 0.3, b + 0.4, b - 0.1],
  })
  const guessed = (a: number, b: number): ItemParameters => ({ model: '3pl', a, b, c: 0.2, d: 1 })
  it.each([
    ['grm', graded, 0.1],
    ['gpcm', partial, 0.15],
    ['3pl', guessed, 0.2],
  ] as const)('of %s parameters, within their standard errors', async (model, make, rmse) => {
    const draws = createGenerator('recovery', model)
    const truth = Array.from({ length: 15 }, (_, i) => make(0.8 + (i % 5) * 0.25, -1.5 + (i % 7) * 0.5))
    const found = await calibrate(responsesOf(sample(truth, 2000, draws)), { model })
    expect(found.converged).toBe(true)
    let [squares, count, inside] = [0, 0, 0]
    found.items.forEach((item, i) => {
      const expected = numbersOf(truth[i] ?? item.parameters)
      const size = Math.sqrt(item.covariance?.length ?? 0)
      numbersOf(item.parameters).forEach((value, j) => {
        const error = value - (expected[j] ?? NaN)
        if (j > 0) squares += error * error
        if (j > 0) count += 1
        if (Math.abs(error) < 3 * Math.sqrt(item.covariance?.[j * size + j] ?? 0)) inside += 1
      })
    })
    expect(Math.sqrt(squares / count)).toBeLessThan(rmse)
    expect(inside / (count + 15)).toBeGreaterThan(0.95)
  })

  it('of what is missing by design, with one scale for all', async () => {
    const truth = Array.from({ length: 24 }, (_, i): ItemParameters => ({
      model: '2pl',
      a: 0.9 + (i % 4) * 0.3,
      b: -1.5 + i / 8,
      c: 0,
      d: 1,
    }))
    const rows = sample(truth, 4000, createGenerator('recovery', 'sparse'))
    // three booklets of twelve, each tied to the next by four items
    const seen = rows.map((row, n) => row.map((x, i) => ((i + 24 - 8 * (n % 3)) % 24 < 12 ? x : undefined)))
    const found = await calibrate(responsesOf(seen), { model: '2pl', prior: NO_PRIOR })
    const errors = found.items.map(({ parameters }, i) => (numbersOf(parameters)[1] ?? NaN) - (-1.5 + i / 8))
    expect(Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 24)).toBeLessThan(0.09)
    expect(new Set(found.items.map(({ persons }) => Math.round(persons / 1333)))).toEqual(new Set([1, 2]))
  })

  it('of the ability of a second group', async () => {
    const truth = Array.from({ length: 20 }, (_, i): ItemParameters => ({
      model: '2pl',
      a: 1.2,
      b: -1.5 + i / 6,
      c: 0,
      d: 1,
    }))
    const draws = createGenerator('recovery', 'groups')
    const rows = [...sample(truth, 3000, draws), ...sample(truth, 3000, draws, { mean: -0.7, sd: 1.3 })]
    const found = await calibrate(responsesOf(rows, { groups: rows.map((_, n) => (n < 3000 ? 0 : 1)) }), {
      model: '2pl',
      prior: NO_PRIOR,
    })
    const [first, second] = found.latent
    expect(first).toEqual({ mean: 0, sd: 1, se: { mean: 0, sd: 0 } })
    expect(Math.abs((second?.mean ?? 0) + 0.7)).toBeLessThan(3 * (second?.se.mean ?? 0))
    expect(Math.abs((second?.sd ?? 0) - 1.3)).toBeLessThan(3 * (second?.se.sd ?? 0))
    expect(second?.se.mean).toBeLessThan(0.06)
  })
})

describe('anchors', () => {
  const rows = oracleRows('responses-2pl')
  it('hold the scale: new items land where all together would have put them', async () => {
    const known = await calibrate(oracleResponses('responses-2pl'), {
      model: '2pl',
      prior: NO_PRIOR,
      withErrors: false,
    })
    const anchors = known.items.map(({ parameters }, i) => (i < 20 ? parameters : undefined))
    const found = await calibrate(responsesOf(rows.slice(1000)), { model: '2pl', prior: NO_PRIOR, anchors })
    found.items.forEach((item, i) => {
      if (i < 20) {
        expect(item.parameters).toBe(anchors[i])
        expect(item).toMatchObject({ covariance: undefined, remarks: ['anchor'] })
        return
      }
      const [a = 0, b = 0] = numbersOf(item.parameters)
      const [allA = 0, allB = 0] = numbersOf(known.items[i]?.parameters ?? item.parameters)
      // half of the same persons: the difference has about the variance of one half
      expect(Math.abs(a - allA)).toBeLessThan(3 * Math.sqrt(item.covariance?.[0] ?? 0))
      expect(Math.abs(b - allB)).toBeLessThan(3 * Math.sqrt(item.covariance?.[3] ?? 0))
    })
    expect(Math.abs(found.latent[0]?.mean ?? 1)).toBeLessThan(0.15)
    expect(found.latent[0]?.se.mean).toBeGreaterThan(0)
  })
  it('keep their scores though some of them do not occur', async () => {
    const anchor: ItemParameters = { model: 'grm', a: 1, b: [-1, 0, 4] }
    const data = sample([anchor, { model: 'grm', a: 1, b: [0] }], 300, createGenerator('1', 'anchors'))
    const low = data.map(([x = 0, y = 0]) => [Math.min(x, 2), y])
    const found = await calibrate(responsesOf(low), { model: 'grm', anchors: [anchor, undefined] })
    expect(found.items[0]?.parameters).toBe(anchor)
    await expect(
      calibrate(
        responsesOf([
          [4, 1],
          [0, 0],
        ]),
        { model: 'grm', anchors: [anchor, undefined] },
      ),
    ).rejects.toThrow('item 0: a known item with the scores 0, 1, 2, 3 received 4')
  })
  it('stand for the scores that their own calibration had', async () => {
    const anchor: ItemParameters = { model: 'grm', a: 1.3, b: [-1, 0.5] }
    const data = sample(
      [anchor, { model: 'grm', a: 1, b: [-0.5, 0.5] }],
      400,
      createGenerator('2', 'anchors'),
    )
    const spread = data.map(([x = 0, y = 0]) => [[0, 1, 3][x], y])
    const anchors = [anchor, undefined]
    const [found, plain] = await Promise.all([
      calibrate(responsesOf(spread), { model: 'grm', anchors, anchorScores: [[0, 1, 3], undefined] }),
      calibrate(responsesOf(data), { model: 'grm', anchors }),
    ])
    expect(found.items[1]).toEqual(plain.items[1])
    expect(found.logLikelihood).toBe(plain.logLikelihood)
    expect(found.items[0]?.scores).toEqual([0, 1, 3])
    await expect(
      calibrate(responsesOf([[2, 1]]), { model: 'grm', anchors, anchorScores: [[0, 1, 3], undefined] }),
    ).rejects.toThrow('item 0: a known item with the scores 0, 1, 3 received 2')
  })
  it('give their slope to a 1PL: the Rasch model on a grid that is wider by as much', async () => {
    const rows = oracleRows('responses-2pl')
      .slice(0, 600)
      .map((row) => row.slice(0, 8))
    const slope = 1.5
    const bs = [-0.6, 0.2, 0.9]
    const of =
      (a: number) =>
      (b: number): ItemParameters => ({ model: '1pl', a, b: (b * slope) / a, c: 0, d: 1 })
    const shared = { prior: NO_PRIOR, tolerance: 1e-9 }
    const [one, rasch] = await Promise.all([
      calibrate(responsesOf(rows), { ...shared, model: '1pl', anchors: bs.map(of(slope)) }),
      calibrate(responsesOf(rows), {
        ...shared,
        model: 'rasch',
        anchors: bs.map(of(1)),
        grid: { low: -6 * slope, high: 6 * slope, points: 61 },
      }),
    ])
    expect(one.logLikelihood).toBeCloseTo(rasch.logLikelihood, 7)
    expect(one.parameters).toBe(rasch.parameters)
    one.items.slice(3).forEach(({ parameters, covariance }, i) => {
      const other = rasch.items[i + 3]
      expect(parameters.a).toBe(slope)
      expect(Number(parameters.b) * slope).toBeCloseTo(Number(other?.parameters.b), 6)
      // covariance of a and b: the slope does not err
      expect([...(covariance?.subarray(0, 3) ?? [])].map(Math.abs)).toEqual([0, 0, 0])
      expect((covariance?.[3] ?? 0) * slope * slope).toBeCloseTo(other?.covariance?.[3] ?? NaN, 6)
    })
    const [mine, theirs] = [one.latent[0], rasch.latent[0]]
    expect((mine?.mean ?? 0) * slope).toBeCloseTo(theirs?.mean ?? NaN, 6)
    expect((mine?.se.sd ?? 0) * slope).toBeCloseTo(theirs?.se.sd ?? NaN, 6)
    await expect(
      calibrate(responsesOf(rows), { model: '1pl', anchors: [of(1)(0), of(2)(0)] }),
    ).rejects.toThrow('anchors of a 1pl calibration share one slope, received 1, 2')
  })
})

describe('laws', () => {
  const rows = oracleRows('responses-2pl')
    .slice(0, 300)
    .map((row) => row.slice(0, 8))
  const options = { model: '2pl', tolerance: 1e-9 } as const
  it('the order of persons and of items changes nothing but rounding', async () => {
    const found = await calibrate(responsesOf(rows), options)
    const turned = await calibrate(responsesOf(rows.toReversed().map((row) => row.toReversed())), options)
    found.items.forEach((item, i) => {
      const other = turned.items[7 - i]
      numbersOf(item.parameters).forEach((value, j) =>
        expect(Math.abs(value - (numbersOf(other?.parameters ?? item.parameters)[j] ?? NaN))).toBeLessThan(
          1e-6,
        ),
      )
    })
  })
  it('a weight is as many persons', async () => {
    const weights = rows.map((_, n) => 1 + (n % 3))
    const repeated = rows.flatMap((row, n) => Array.from({ length: weights[n] ?? 1 }, () => row))
    const [weighted, plainly] = await Promise.all([
      calibrate(responsesOf(rows, { weights }), options),
      calibrate(responsesOf(repeated), options),
    ])
    expect(Math.abs(weighted.logLikelihood - plainly.logLikelihood)).toBeLessThan(1e-7)
    weighted.items.forEach((item, i) => {
      expect(item.persons).toBe(plainly.items[i]?.persons)
      item.covariance?.forEach((value, cell) =>
        expect(Math.abs(value - (plainly.items[i]?.covariance?.[cell] ?? NaN))).toBeLessThan(1e-6),
      )
    })
  })
  it('the objective never falls, with any prior and any missing answers', async () => {
    const holes = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 })
    await fc.assert(
      fc.asyncProperty(
        holes,
        fc.constantFrom('rasch', '1pl', '2pl', '3pl', 'grm', 'gpcm'),
        async (pattern, model) => {
          const data = rows.map((row, n) =>
            row.map((x, i) => (pattern[(n * 8 + i) % 61] === true ? undefined : x)),
          )
          const { trace } = await calibrate(responsesOf(data), { model, withErrors: false, mostPasses: 60 })
          // A free spread is fitted by its moments, which the ends of the grid cut off: the fixed point lies next to the
          // greatest objective, by a share of 2e-7 of it at the worst that was seen.
          const slack = model === 'rasch' || model === '1pl' ? 1e-6 : 1e-7
          // a step that was taken back stands in the trace, below the best so far
          let best = -Infinity
          let falls = 0
          for (const value of trace) {
            if (value < best - slack * Math.abs(best)) falls += 1
            best = Math.max(best, value)
          }
          expect(trace.at(-1)).toBeGreaterThan(best - slack * Math.abs(best))
          expect(falls).toBeLessThan(trace.length / 2)
        },
      ),
      { numRuns: 15 },
    )
  })
  it('the same data give the same bits', async () => {
    const [one, other] = await Promise.all([
      calibrate(responsesOf(rows), options),
      calibrate(responsesOf(rows), options),
    ])
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })
})

describe('standard errors', () => {
  it.each(['rasch', '1pl', '2pl', 'gpcm'] as const)(
    'of complete data (%s) by the quick way are those of the general one',
    async (model) => {
      const rows = oracleRows(model === 'gpcm' ? 'responses-graded' : 'responses-2pl')
        .slice(0, 500)
        .map((row) => row.slice(0, 8))
      // somebody without answers adds nothing, but the data are no longer complete
      const nobody = Array.from({ length: 8 }, () => undefined)
      // both leave out points below 1e-10 of a posterior's peak
      const [quick, general] = await Promise.all(
        [rows, [...rows, nobody]].map((data) => calibrate(responsesOf(data), { model, tolerance: 1e-9 })),
      )
      quick?.items.forEach(({ covariance }, i) =>
        covariance?.forEach((value, cell) =>
          expect(Math.abs(value - (general?.items[i]?.covariance?.[cell] ?? NaN))).toBeLessThan(1e-7),
        ),
      )
      expect(general?.latent[0]?.se.sd).toBeCloseTo(quick?.latent[0]?.se.sd ?? NaN, 6)
    },
  )
})

describe('young banks', () => {
  const draws = createGenerator('young', 'banks')
  const truth: readonly ItemParameters[] = Array.from({ length: 6 }, (_, i) => ({
    model: 'grm',
    a: 1.2,
    b: [i / 4 - 1, i / 4],
  }))
  it('close up a score that nobody has, and say so', async () => {
    const rows = sample(truth, 200, draws).map(([first = 0, ...others]) => [
      first === 1 ? 0 : first,
      ...others,
    ])
    const { items } = await calibrate(responsesOf(rows), { model: 'grm' })
    expect(items[0]).toMatchObject({ scores: [0, 2], remarks: ['unused-score'] })
    expect(items[0]?.parameters.b).toHaveLength(1)
    expect(items[1]).toMatchObject({ scores: [0, 1, 2], remarks: [] })
  })
  it('leave an item without variance at its prior, and say so', async () => {
    const rows = sample(truth, 100, draws).map(([, , ...others]) => [2, undefined, ...others])
    const { items, converged } = await calibrate(responsesOf(rows), { model: 'grm' })
    expect(items[0]).toMatchObject({ scores: [2], remarks: ['no-variance'], covariance: undefined, ease: 1 })
    expect(items[0]?.parameters).toEqual({ model: 'grm', a: expect.closeTo(1.2, 12) as number, b: [0] })
    expect(items[1]).toMatchObject({ persons: 0, remarks: ['nobody-answered'] })
    expect(converged).toBe(true)
  })
  it('say that an item does not separate, which a prior would keep from happening', async () => {
    const rows = sample(truth, 400, draws).map((row, n) => [...row.slice(0, 5), row[0] === 2 ? 0 : n % 2])
    const { items } = await calibrate(responsesOf(rows), { model: 'grm', prior: NO_PRIOR })
    expect(items[5]?.remarks).toContain('does-not-separate')
  })
  it('are pulled to the prior, the more the fewer they are', async () => {
    const sizes = [30, 300, 3000]
    const found = await Promise.all(
      sizes.map((n) =>
        calibrate(responsesOf(sample(truth, n, createGenerator('pulled', String(n)))), { model: 'grm' }),
      ),
    )
    const errors = found.map(({ items }) => Math.sqrt(items[0]?.covariance?.[0] ?? 0))
    expect(errors[0]).toBeGreaterThan(errors[1] ?? 0)
    expect(errors[1]).toBeGreaterThan(errors[2] ?? 0)
  })
})

it('says when it did not converge, and keeps the trace', async () => {
  const found = await calibrate(oracleResponses('responses-2pl'), {
    model: '2pl',
    mostPasses: 3,
    withErrors: false,
  })
  expect(found).toMatchObject({ converged: false, passes: 3 })
  expect(found.trace).toHaveLength(3)
  expect(found.changes).toHaveLength(3)
})

it('can be called off, and is told how it goes on', async () => {
  const told: number[] = []
  const called = calibrate(
    oracleResponses('responses-2pl'),
    { model: '2pl' },
    {
      onProgress: ({ passes }) => {
        told.push(passes)
        if (passes === 2) throw new Error('called off')
      },
    },
  )
  await expect(called).rejects.toThrow('called off')
  expect(told).toEqual([1, 2])
})

it('copes with answers so many that their likelihood is no double', async () => {
  const truth = Array.from({ length: 1200 }, (_, i): ItemParameters => ({
    model: '2pl',
    a: 1,
    b: (i % 9) / 2 - 2,
    c: 0,
    d: 1,
  }))
  const rows = sample(truth, 20, createGenerator('long', 'test'))
  const found = await calibrate(responsesOf(rows), { model: 'rasch', withErrors: false, mostPasses: 10 })
  expect(found.logLikelihood).toBeLessThan(-20 * 500)
  expect(found.logLikelihood).toBeGreaterThan(-20 * 1200)
})

it('gives the same with more persons than one shard holds as with their weights', async () => {
  const rows = oracleRows('responses-2pl')
    .slice(0, 100)
    .map((row) => row.slice(0, 5))
  const times = Math.ceil((SHARD_PERSONS * 2.5) / rows.length)
  const many = Array.from({ length: times }, () => rows).flat()
  const [repeated, weighted] = await Promise.all([
    calibrate(responsesOf(many), { model: '2pl', tolerance: 1e-9 }),
    calibrate(responsesOf(rows, { weights: rows.map(() => times) }), { model: '2pl', tolerance: 1e-9 }),
  ])
  repeated.items.forEach((item, i) =>
    numbersOf(item.parameters).forEach((value, j) =>
      expect(
        Math.abs(value - (numbersOf(weighted.items[i]?.parameters ?? item.parameters)[j] ?? NaN)),
      ).toBeLessThan(1e-6),
    ),
  )
})

/** a, then b…, then c where it can be guessed */
function numbersOf(parameters: ItemParameters): readonly number[] {
  const { a, b } = parameters
  return [
    a,
    ...(typeof b === 'number' ? [b] : b),
    ...('c' in parameters && parameters.model === '3pl' ? [parameters.c] : []),
  ]
}

/** Standard errors of (a, d…) with d = −a·b, by the delta method from those of (a, b…). */
function interceptErrors({ parameters, covariance }: Calibration['items'][number]): readonly number[] {
  const [a = 0, ...b] = numbersOf(parameters)
  const size = b.length + 1
  const cell = (i: number, j: number): number => covariance?.[i * size + j] ?? NaN
  const errors = b.map((threshold, k) =>
    Math.sqrt(
      threshold * threshold * cell(0, 0) + a * a * cell(k + 1, k + 1) + 2 * a * threshold * cell(0, k + 1),
    ),
  )
  return [Math.sqrt(cell(0, 0)), ...errors]
}

/** Answers of persons of normal ability. */
function sample(
  items: readonly ItemParameters[],
  persons: number,
  draws: Generator,
  { mean, sd } = { mean: 0, sd: 1 },
): number[][] {
  const curves = items.map(responseCurve)
  const p = new Float64Array(8)
  const slope = new Float64Array(8)
  return Array.from({ length: persons }, () => {
    // Box and Muller (1958)
    const normal = Math.sqrt(-2 * Math.log(1 - draws.unit())) * Math.cos(2 * Math.PI * draws.unit())
    return items.map((item, i) => {
      curves[i]?.(mean + sd * normal, p, slope)
      let left = draws.unit()
      let category = 0
      while (category < highestCategory(item) && left >= (p[category] ?? 0)) left -= p[category++] ?? 0
      return category
    })
  })
}
