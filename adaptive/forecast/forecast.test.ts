import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { information } from '../irt/information.ts'
import { createSessionConfig } from '../session/config.ts'
import { simulateCandidate } from '../simulate/candidate.ts'
import type { SimulatedItem, SimulationPlan } from '../simulate/plan.ts'
import { constrainedPlan, sampleItems, samplePlan } from '../simulate/sample.laws.ts'
import { summarise } from '../simulate/summary.ts'
import { followedOf } from './followed.ts'
import { forecast } from './forecast.ts'
import { forecastTables } from './tables.ts'

/** Items whose parameters are known, of the sorts of the sample. */
function knownItems(count: number): SimulatedItem[] {
  return sampleItems(count, (i) => ({
    kind: 'short',
    max: 1,
    languages: [],
    parameters: { model: '2pl', a: 0.7 + (i % 7) / 5, b: ((i * 5) % 13) / 3 - 2, c: 0, d: 1 },
  }))
}

const SELECTORS = [
  { selector: 'maximum-information' },
  { selector: 'randomesque', among: 4 },
  { selector: 'progressive-restricted' },
  { selector: 'closest-difficulty' },
  { selector: 'thompson' },
] as const

function of({ blueprint, items, languages, isTimed }: SimulationPlan) {
  return forecast(blueprint, forecastTables(items), { languages, isTimed })
}

describe('of a test in a fixed order', () => {
  const items = knownItems(12)
  const plan = samplePlan(items, {
    select: { selector: 'fixed-order' },
    stop: [{ rule: 'length', min: 8, max: 8 }],
  })
  const found = of(plan)

  it('tells what its items tell by their formulas', () => {
    for (const { theta, information: told, bankInformation } of found.abilities) {
      const of = (some: readonly SimulatedItem[]): number =>
        some.reduce((sum, { parameters }) => sum + information(parameters, theta), 0)
      expect(told).toBeCloseTo(of(items.slice(0, 8)), 10)
      expect(bankInformation).toBeCloseTo(of(items), 10)
    }
  })
  it('gives each of them to everybody, and no other one', () => {
    expect(
      found.usage.items
        .filter(({ rate }) => rate > 0)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      items
        .slice(0, 8)
        .map(({ id }) => id)
        .sort(),
    )
    for (const { rate } of found.usage.items.slice(0, 8)) expect(rate).toBeCloseTo(1, 12)
    expect(found.usage.unused).toEqual(['item-8', 'item-9', 'item-10', 'item-11'])
  })
  it('ends by its length alone, after the minutes that eight items take on average', () => {
    expect(found.blocks[0]?.ends['length']).toBeCloseTo(1, 12)
    expect(found.meanLength).toBeCloseTo(8, 12)
    // the mean of a lognormal time of which 95 % are below ten minutes
    const total = 0.25 * 0.25 + 0.3 * 0.3
    expect(found.minutes).toBeCloseTo(80 * Math.exp(-1.6448536269514722 * Math.sqrt(total) + total / 2), 9)
  })
  it('states nearly 1/√(I + 1) where the items tell much', () => {
    const long = of(
      samplePlan(knownItems(60), {
        select: { selector: 'fixed-order' },
        stop: [{ rule: 'length', min: 60, max: 60 }],
      }),
    )
    const middle = long.abilities.find(({ theta }) => theta === 0)
    expect(middle?.se).toBeCloseTo(1 / Math.sqrt((middle?.information ?? 0) + 1), 2)
  })
})

describe('of a test with quotas, families and enemies', () => {
  const plan = constrainedPlan(1, { selector: 'posterior-weighted-information' })
  const tables = forecastTables(plan.items)
  const { paths, setting } = followedOf(plan.blueprint, tables, { isTimed: false })

  it('keeps each minimum and maximum of every block on every path', () => {
    const { list } = setting.requirements
    for (const { need, room, done } of paths) {
      expect(done).toHaveLength(2)
      expect(need.filter((wanted) => wanted > 0)).toEqual([])
      expect(room.filter((left) => left < 0)).toEqual([])
      for (const { at, taken } of done)
        for (const quota of plan.blueprint.blocks[at]?.quotas ?? []) {
          const counts = taken.filter((item) => countsFor(quota, plan.items[item])).length
          expect(counts).toBeGreaterThanOrEqual(quota.min)
          expect(counts).toBeLessThanOrEqual(quota.max)
        }
    }
    expect(list.length).toBe(9)
  })
  it('gives no item twice, one of a family at most, and no enemies together', () => {
    for (const { done } of paths) {
      const taken = done.flatMap((block) => block.taken)
      expect(new Set(taken).size).toBe(taken.length)
      for (const item of taken)
        for (const other of tables.conflicts.lists[item] ?? []) expect(taken).not.toContain(other)
    }
  })
  it('sums up what the paths take', () => {
    const found = of(plan)
    expect(found.usage.items.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(found.meanLength, 10)
    for (const shares of [found.usage.kinds, found.usage.levels]) {
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
      expect(shares.reduce((sum, { items }) => sum + items, 0)).toBe(found.usage.items.length)
    }
    const { items } = found.usage
    expect(items.find(({ id }) => id === 'item-198')?.rate).toBeCloseTo(0.5, 12)
  })
})

function countsFor(
  quota: NonNullable<SimulationPlan['blueprint']['blocks'][number]['quotas']>[number],
  item: SimulatedItem | undefined,
): boolean {
  if (item === undefined) return false
  if ('kind' in quota) return item.kind === quota.kind
  if ('level' in quota) return item.level === quota.level
  return item.skills.some((skill) => skill.startsWith(`${quota.skill}.`))
}

const drawn = fc.array(
  fc.record({
    a: fc.double({ min: 0.4, max: 2.2, noNaN: true }),
    b: fc.double({ min: -2.5, max: 2.5, noNaN: true }),
  }),
  { minLength: 12, maxLength: 40 },
)

function bankOf(parameters: readonly { readonly a: number; readonly b: number }[]): SimulatedItem[] {
  return sampleItems(parameters.length, (i) => ({
    kind: 'short',
    max: 1,
    languages: [],
    ...(i % 5 === 4 && { family: `family-${i % 3}` }),
    parameters: { model: '2pl', a: parameters[i]?.a ?? 1, b: parameters[i]?.b ?? 0, c: 0, d: 1 },
  }))
}

const eight: SimulationPlan['blueprint']['blocks'][number]['stop'] = [{ rule: 'length', min: 0, max: 8 }]

describe('of any bank', () => {
  it('is the same twice, and shares and rates add up', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...SELECTORS), (parameters, select) => {
        const plan = samplePlan(bankOf(parameters), { select, stop: eight })
        const found = of(plan)
        expect(of(plan)).toEqual(found)
        const { items, levels } = found.usage
        expect(items.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(found.meanLength, 9)
        expect(levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
        for (const { ends } of found.abilities)
          expect(Object.values(ends).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }),
      { numRuns: 15 },
    )
  })
  it('gives no item and no family to more than the largest share', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.double({ min: 0.25, max: 0.6, noNaN: true }),
        fc.constantFrom(...SELECTORS),
        (parameters, maxRate, select) => {
          const items = bankOf(parameters)
          const plan = samplePlan(items, { select, stop: eight })
          const blueprint = { ...plan.blueprint, exposure: { maxRate } }
          const { usage, meanLength } = forecast(blueprint, forecastTables(items))
          expect(usage.max).toBeLessThanOrEqual(maxRate + 1e-9)
          expect(usage.overexposed).toEqual([])
          expect(meanLength).toBeGreaterThan(0)
        },
      ),
      { numRuns: 15 },
    )
  })
  it('measures no worse with more items to choose from', () => {
    fc.assert(
      fc.property(drawn, drawn, (some, more) => {
        const select = { selector: 'maximum-information' } as const
        const stop: typeof eight = [{ rule: 'length', min: 6, max: 6 }]
        const less = of(samplePlan(bankOf(some), { select, stop }))
        const all = of(samplePlan(bankOf([...some, ...more]), { select, stop }))
        all.abilities.forEach(({ bankInformation }, a) =>
          expect(bankInformation).toBeGreaterThanOrEqual(less.abilities[a]?.bankInformation ?? 0),
        )
        // the greedy choice of one step can cost the next one a little
        expect(all.meanSe).toBeLessThanOrEqual(less.meanSe + 0.005)
      }),
      { numRuns: 30 },
    )
  })
})

describe('beside the simulation', () => {
  it.each(
    [
      { select: { selector: 'maximum-information' }, use: 0.02 },
      { select: { selector: 'posterior-weighted-information' }, use: 0.02 },
      { select: { selector: 'randomesque', among: 5 }, use: 0.025 },
      { select: { selector: 'proportional', power: 2 }, use: 0.035 },
      { select: { selector: 'a-stratified', strata: 3 }, use: 0.04 },
    ].flatMap((one) => ['1', 'another'].map((seed) => ({ ...one, seed }))) as readonly {
      select: SimulationPlan['blueprint']['blocks'][number]['select']
      use: number
      seed: string
    }[],
  )('foretells precision, length and use: $select.selector, seed $seed', ({ select, use, seed }) => {
    const plan = samplePlan(
      knownItems(100),
      {
        select,
        stop: [
          { rule: 'standard-error', below: 0.4 },
          { rule: 'length', min: 4, max: 20 },
        ],
      },
      { candidates: 500, isTimed: false, seed },
    )
    const config = createSessionConfig(plan)
    const simulated = summarise(
      config,
      plan,
      Array.from({ length: plan.candidates }, (_, index) => simulateCandidate(config, plan, index)),
    )
    const foretold = of(plan)
    const rates = new Map(foretold.usage.items.map(({ id, rate }) => [id, rate]))
    const off = simulated.exposure.items.map(({ id, rate }) => Math.abs(rate - (rates.get(id) ?? 0)))
    expect(Math.abs(foretold.meanSe - simulated.meanSe)).toBeLessThan(0.008)
    expect(Math.abs(foretold.meanLength - simulated.meanLength)).toBeLessThan(0.6)
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(use)
  })
})

describe('what no forecast can be made of', () => {
  it('is told', () => {
    const plan = samplePlan(knownItems(10))
    const tables = forecastTables(plan.items)
    expect(() => forecast(plan.blueprint, tables, { population: { mean: 0, sd: 0 } })).toThrow(
      'a population needs sd > 0, received 0',
    )
    expect(() => forecast(plan.blueprint, tables, { abilities: [1, 0] })).toThrow(
      'abilities must ascend, two at least, received 1, 0',
    )
  })
})
