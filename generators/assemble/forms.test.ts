/** Forms against the best of all: every subset of small banks, and drawn banks with drawn constraints. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleItems } from '../../adaptive/simulate/sample.laws.ts'
import type { SimulatedItem } from '#adaptive'
import { assemble, GIVE_UP, type Assembly } from './assemble.ts'
import { faultsOf } from './faults.ts'
import { loadSolver } from './load-solver.ts'
import type { AssemblyPlan, Target } from './plan.ts'
import { informationOf } from './problem.ts'
import type { Solver } from './solver.ts'
import { planOf } from './sample.laws.ts'

let solver: Solver

beforeAll(async () => {
  solver = await loadSolver()
})

const now = (): number => performance.now() / 1000

const solve = (plan: AssemblyPlan): Assembly => assemble(plan, solver, { now })

/** Items with known parameters that differ, so that optima are unique. */
const known = fc.record({
  a: fc.integer({ min: 50, max: 220 }),
  b: fc.integer({ min: -250, max: 250 }),
  kind: fc.constantFrom('code', 'choice', 'short'),
  skills: fc.uniqueArray(fc.constantFrom('reading.one', 'data.two', 'systems.three'), {
    minLength: 1,
    maxLength: 2,
  }),
  level: fc.integer({ min: 1, max: 3 }),
  minutes: fc.option(fc.integer({ min: 2, max: 20 }), { nil: undefined }),
  family: fc.option(fc.constantFrom('f', 'g'), { nil: undefined, freq: 3 }),
  enemy: fc.option(fc.nat({ max: 8 }), { nil: undefined, freq: 3 }),
  languages: fc.constantFrom(['typescript'], ['javascript', 'typescript']),
})

type Known = typeof known extends fc.Arbitrary<infer T> ? T : never

function itemsOf(drawn: readonly Known[]): SimulatedItem[] {
  const base = sampleItems(drawn.length)
  return drawn.flatMap(({ a, b, minutes, family, enemy, ...facts }, i) => {
    const item = base[i]
    if (item === undefined) return []
    const { minutes: _, ...rest } = item
    return [
      {
        ...rest,
        ...facts,
        // hostile names change nothing: the program has numbers alone
        id: `i${i} <= 1\nEnd`,
        max: 1,
        parameters: { model: '2pl' as const, a: a / 100, b: b / 100, c: 0, d: 1 },
        ...(minutes === undefined ? {} : { minutes }),
        ...(family === undefined ? {} : { family }),
        ...(enemy === undefined ? {} : { enemies: [`i${enemy} <= 1\nEnd`] }),
      },
    ]
  })
}

const quota = fc
  .record({
    what: fc.constantFrom(
      { skill: 'reading' },
      { skill: 'data.two' },
      { level: 2 },
      { kind: 'code' as const },
      { kind: 'choice' as const },
    ),
    min: fc.nat(2),
    more: fc.nat(2),
  })
  .map(({ what, min, more }) => ({ ...what, min, max: min + more }))

/** Every form that meets the constraints, by trying all subsets. */
function formsBySubsets(plan: AssemblyPlan): readonly (readonly number[])[] {
  const { items } = plan
  const single = { ...plan, forms: 1, overlap: 0, anchors: 0 }
  const found: (readonly number[])[] = []
  for (let subset = 0; subset < 2 ** items.length; subset++) {
    const chosen = items.flatMap((_, i) => (((subset >> i) & 1) === 1 ? [i] : []))
    const ids = chosen.flatMap((i) => items[i]?.id ?? [])
    if (faultsOf(single, [[ids]]).length === 0) found.push(chosen)
  }
  return found
}

const curveOf = (information: readonly (readonly number[])[], form: readonly number[], points: number) =>
  Array.from({ length: points }, (_, k) => form.reduce((sum, i) => sum + (information[i]?.[k] ?? 0), 0))

function goal(assembly: Assembly, name: string): number {
  if (assembly.status !== 'found') throw new Error(`ended with ${assembly.status}`)
  const found = assembly.goals.find((one) => one.name === name)
  expect(found?.isCut).toBe(false)
  return found?.reached ?? Number.NaN
}

describe('a single form', () => {
  it('is the best of all subsets, or none exists', () => {
    let feasible = 0
    fc.assert(
      fc.property(
        fc.array(known, { minLength: 1, maxLength: 9 }),
        fc.array(quota, { maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(2),
        fc.constantFrom<Target['shape']>('max', 'flat', 'curve'),
        (drawn, quotas, min, more, shape) => {
          const items = itemsOf(drawn)
          const at = [-1, 0, 1]
          const target: Target =
            shape === 'curve'
              ? { shape, points: at.map((theta) => ({ theta, information: 0.6 })) }
              : { shape, at }
          const stop = [
            { rule: 'length' as const, min, max: min + more },
            { rule: 'time' as const, minutes: 30 },
          ]
          const plan = planOf(items, { quotas, stop }, { languages: ['javascript'], target })
          const forms = formsBySubsets(plan)
          const assembly = solve(plan)
          expect(assembly.status).toBe(forms.length > 0 ? 'found' : 'infeasible')
          if (assembly.status !== 'found') return
          feasible++
          expect(faultsOf(plan, assembly.forms)).toEqual([])
          const information = informationOf(items, at)
          const curves = forms.map((form) => curveOf(information, form, 3))
          if (shape === 'curve') {
            const away = curves.map((curve) => Math.max(...curve.map((value) => Math.abs(value - 0.6))))
            expect(goal(assembly, 'distance from the target')).toBeCloseTo(Math.min(...away), 5)
            return
          }
          const most = Math.max(...curves.map((curve) => Math.min(...curve)))
          expect(goal(assembly, 'least information')).toBeCloseTo(most, 5)
          if (shape === 'max') {
            const rest = curves.filter((curve) => Math.min(...curve) >= most - 1e-6)
            const sums = rest.map((curve) => curve.reduce((sum, value) => sum + value, 0))
            expect(goal(assembly, 'total information')).toBeCloseTo(Math.max(...sums), 4)
          } else {
            const rest = curves.filter((curve) => Math.min(...curve) >= most * (1 - GIVE_UP) - 1e-9)
            const spreads = rest.map((curve) => Math.max(...curve) - Math.min(...curve))
            expect(goal(assembly, 'largest difference')).toBeCloseTo(Math.min(...spreads), 5)
          }
        },
      ),
      { numRuns: 120, seed: 7 },
    )
    expect(feasible).toBeGreaterThan(40)
  })
})

describe('parallel forms', () => {
  it('are the best of all pairs, with anchors and items in common as allowed', () => {
    let feasible = 0
    fc.assert(
      fc.property(
        fc.array(known, { minLength: 5, maxLength: 8 }),
        fc.array(quota, { maxLength: 1 }),
        fc.integer({ min: 2, max: 3 }),
        fc.nat(1),
        fc.nat(1),
        (drawn, quotas, length, overlap, anchors) => {
          const items = itemsOf(drawn)
          const stop = [{ rule: 'length' as const, min: length, max: length }]
          const at = [-1, 1]
          const target: Target = { shape: 'max', at }
          const plan = planOf(items, { quotas, stop }, { forms: 2, overlap, anchors, target })
          const singles = formsBySubsets(plan)
          const pairs = singles.flatMap((one, i) =>
            singles.slice(i).flatMap((other) => {
              const common = one.filter((item) => other.includes(item)).length
              return common >= anchors && common <= anchors + overlap ? [[one, other] as const] : []
            }),
          )
          const assembly = solve(plan)
          expect(assembly.status).toBe(pairs.length > 0 ? 'found' : 'infeasible')
          if (assembly.status !== 'found') return
          feasible++
          expect(faultsOf(plan, assembly.forms)).toEqual([])
          const information = informationOf(items, at)
          const curves = pairs.map((pair) => pair.map((form) => curveOf(information, form, 2)))
          const leasts = curves.map((pair) => Math.min(...pair.flat()))
          const most = Math.max(...leasts)
          expect(goal(assembly, 'least information')).toBeCloseTo(most, 5)
          const differences = curves.flatMap(([one = [], other = []], p) =>
            (leasts[p] ?? 0) >= most * (1 - GIVE_UP) - 1e-9
              ? [Math.max(...one.map((value, k) => Math.abs(value - (other[k] ?? 0))))]
              : [],
          )
          expect(goal(assembly, 'largest difference')).toBeCloseTo(Math.min(...differences), 5)
        },
      ),
      { numRuns: 60, seed: 11 },
    )
    expect(feasible).toBeGreaterThan(15)
  })

  it('of 12 of 200 items agree within 2 %', () => {
    const items = sampleItems(200, (i) => ({
      max: 1,
      minutes: 5 + ((i * 7) % 15),
      parameters: {
        model: '2pl',
        a: 0.7 + ((i * 37) % 101) / 70,
        b: ((i * 53) % 97) / 20 - 2.4,
        c: 0,
        d: 1,
      },
      ...(i % 10 === 0 ? { family: `family-${i % 40}` } : {}),
      ...(i % 17 === 0 ? { enemies: [`item-${i + 1}`] } : {}),
    }))
    const quotas = [
      { kind: 'code' as const, min: 2, max: 4 },
      { skill: 'reading', min: 3, max: 6 },
      { level: 3, min: 2, max: 4 },
    ]
    const stop = [
      { rule: 'length' as const, min: 12, max: 12 },
      { rule: 'time' as const, minutes: 150 },
    ]
    const plan = planOf(items, { quotas, stop }, { forms: 4, gap: 0.02 })
    const assembly = solve(plan)
    if (assembly.status !== 'found') throw new Error(assembly.status)
    expect(faultsOf(plan, assembly.forms)).toEqual([])
    const [least, difference] = assembly.goals
    expect(least).toMatchObject({ name: 'least information', isCut: false })
    expect(difference).toMatchObject({ name: 'largest difference', isCut: false })
    expect(least?.reached).toBeGreaterThan((least?.bound ?? Infinity) * 0.98)
    expect(difference?.reached).toBeLessThan(0.02 * (least?.reached ?? 0) * 2)
    // the same seed gives the same forms, another one others that are as good
    expect(solve(plan)).toEqual(assembly)
    const other = solve({ ...plan, seed: '2' })
    if (other.status !== 'found') throw new Error(other.status)
    expect(other.forms).not.toEqual(assembly.forms)
    expect(other.goals[0]?.reached).toBeGreaterThan((least?.bound ?? Infinity) * 0.98)
  })
})

// 1,000 of them take minutes on a slow machine and were met; these are the first
it('meets every constraint of random small banks', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.array(known, { minLength: 4, maxLength: 16 }),
      fc.array(quota, { maxLength: 3 }),
      fc.record({
        forms: fc.integer({ min: 1, max: 3 }),
        length: fc.integer({ min: 1, max: 4 }),
        overlap: fc.nat(1),
        anchors: fc.nat(1),
      }),
      fc.option(fc.nat(3), { nil: undefined }),
      (drawn, quotas, { forms, ...numbers }, must) => {
        const items = itemsOf(drawn)
        const stop = [
          { rule: 'length' as const, min: 1, max: 9 },
          { rule: 'time' as const, minutes: 40 },
        ]
        const required = must === undefined ? [] : (items[must]?.id ?? [])
        const isShared = forms > 1
        const plan = planOf(
          items,
          { quotas, stop },
          {
            forms,
            gap: 0.1,
            ...numbers,
            ...(isShared ? {} : { overlap: 0, anchors: 0 }),
            required: [required].flat(),
          },
        )
        const assembly = solve(plan)
        if (assembly.status !== 'found') {
          expect(assembly).toMatchObject({ status: 'infeasible', obstacles: expect.any(Array) })
          return
        }
        found++
        expect(faultsOf(plan, assembly.forms)).toEqual([])
      },
    ),
    { numRuns: 250, seed: 3 },
  )
  expect(found).toBeGreaterThan(75)
}, 300_000)
