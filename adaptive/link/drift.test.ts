import { expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { calibrate } from '../calibrate/calibrate.ts'
import { NO_PRIOR } from '../calibrate/prior.ts'
import { createGenerator } from '../numeric/generator.ts'
import { oracle } from '../oracles.ts'
import { simulated } from '../dif/simulated.ts'
import { responsesOf } from '../responses/responses.ts'
import { drift, type DriftItem } from './drift.ts'
import { relink } from './relink.ts'

const truth = Array.from({ length: 20 }, (_, i): ItemParameters => ({
  model: '2pl',
  a: 0.9 + (i % 4) * 0.3,
  b: -1.6 + i / 6,
  c: 0,
  d: 1,
}))
const calibrated = async (items: readonly ItemParameters[], name: string, mean: number, sd: number) =>
  (
    await calibrate(responsesOf(simulated(items, 2500, createGenerator('drift', name), { mean, sd })), {
      model: '2pl',
      prior: NO_PRIOR,
    })
  ).items

it('finds what became easier or flatter since the last calibration, drops it from the anchors and finds the scale', async () => {
  const later = truth.map((item, i): ItemParameters => {
    if (item.model !== '2pl') return item
    if (i === 4 || i === 15) return { ...item, b: item.b - 0.7 }
    return i === 9 ? { ...item, a: item.a / 2.2 } : item
  })
  const first = await calibrated(truth, 'first', 0, 1)
  const second = await calibrated(later, 'second', 0.5, 1.25)
  const found = drift(first, second)
  expect(new Set(found.dropped)).toEqual(new Set([4, 9, 15]))
  expect(found.isStable).toBe(true)
  expect(found.items.filter((item) => item.drifted).map(({ item }) => item)).toEqual([4, 9, 15])
  expect(found.items.filter((item) => !item.isAnchor).map(({ item }) => item)).toEqual([4, 9, 15])
  expect([0, 4, 9].map((i) => found.items[i]?.words)).toEqual([
    'as before',
    'easier than before (is it known by now?): not fit to link by',
    'separates less than before: not fit to link by',
  ])
  // the second scale has the later persons at N(0, 1): θ_second = (θ − .5)/1.25
  // to three standard errors of two samples of 2,500 persons
  expect(Math.abs(found.link.A - 1 / 1.25)).toBeLessThan(0.07)
  expect(Math.abs(found.link.B + 0.5 / 1.25)).toBeLessThan(0.1)
  // with nothing but the parameters
  const bare = (items: readonly DriftItem[]): DriftItem[] => items.map(({ parameters }) => ({ parameters }))
  expect(drift(bare(first), bare(second)).dropped).toEqual(expect.arrayContaining([4, 9, 15]))
})

it('drops nothing where nothing changed but the scale', async () => {
  const first = await calibrated(truth, 'first', 0, 1)
  const moved = first.map((item) => ({ ...item, parameters: relink(item.parameters, { A: 0.8, B: 0.4 }) }))
  const found = drift(first, moved)
  expect([found.dropped, found.isStable]).toEqual([[], true])
  expect(Math.abs(found.link.A - 0.8)).toBeLessThan(1e-9)
  for (const { rmsd, wald, robustZ } of found.items) {
    expect(rmsd).toBeLessThan(1e-9)
    expect(wald?.p).toBeCloseTo(1, 6)
    expect([robustZ.b, robustZ.lnA]).toEqual([0, 0])
  }
})

it('finds no drift in repeated calibrations beyond its level', async () => {
  const first = await calibrated(truth, 'first', 0, 1)
  const again = await calibrated(truth, 'again', -0.3, 0.9)
  const found = drift(first, again, { leastRmsd: 0 })
  expect(found.dropped.length).toBeLessThanOrEqual(1)
  const p = found.items.map(({ wald }) => wald?.p ?? NaN)
  expect(p.filter((value) => value < 0.5).length).toBeGreaterThan(3)
  expect(p.filter((value) => value < 0.5).length).toBeLessThan(17)
})

it('tests an item outside the anchors by the errors of both calibrations', () => {
  const item = (b: number, variance: number): DriftItem => ({
    parameters: { model: '2pl', a: 1, b, c: 0, d: 1 },
    covariance: Float64Array.of(0.02, 0, 0, variance),
  })
  const others = [-1, 0, 1].map((b) => item(b, 0.01))
  const found = drift([item(0.2, 0.03), ...others], [item(0.8, 0.06), ...others], { anchors: [1, 2, 3] })
  const [first, second] = found.items
  // .6²/(.03 + .06)
  expect(first?.wald?.statistic).toBeCloseTo(4, 9)
  expect([first?.wald?.df, first?.isAnchor, second?.isAnchor]).toEqual([2, false, true])
  expect(first?.b).toBeCloseTo(0.6, 9)
  // e^−2, the tail of χ² with two degrees of freedom; adjusted for four items it is no finding
  expect(first?.wald?.p).toBeCloseTo(Math.exp(-2), 9)
  expect(first?.drifted).toBe(false)
  expect(first?.rmsd).toBeGreaterThan(0.1)
  expect(second?.wald?.statistic).toBeCloseTo(0, 9)
})

it('says so where too few anchors would be left', () => {
  const b = [-2, -1, 0, 1, 2, 3]
  const items = b.map((at): DriftItem => ({
    parameters: { model: '2pl', a: 1, b: at, c: 0, d: 1 },
    covariance: Float64Array.of(0.001, 0, 0, 0.001),
  }))
  const jumbled = items.map((item, i): DriftItem => ({
    ...item,
    parameters: { model: '2pl', a: 1, b: (b[i] ?? 0) + (i % 3) - 1, c: 0, d: 1 },
  }))
  const found = drift(items, jumbled)
  expect(found.isStable).toBe(false)
  expect(found.items.filter((item) => item.isAnchor).length).toBeGreaterThanOrEqual(3)
})

it('finds the items of the reference set that were made to differ', () => {
  interface Items {
    readonly data: readonly (readonly [number, number])[]
  }
  const { ref, foc } = oracle('linking') as { readonly ref: Items; readonly foc: Items }
  const itemsOf = ({ data }: Items): DriftItem[] =>
    data.map(([a, b]) => ({ parameters: { model: '2pl', a, b, c: 0, d: 1 } }))
  expect([...drift(itemsOf(foc), itemsOf(ref)).dropped].sort((one, other) => one - other)).toEqual([
    4, 11, 19,
  ])
})
