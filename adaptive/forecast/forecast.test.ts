import { describe, expect, it } from 'vitest'
import { information } from '../irt/information.ts'
import { createSessionConfig } from '../session/config.ts'
import { simulateCandidate } from '../simulate/candidate.ts'
import type { SimulatedItem, SimulationPlan } from '../simulate/plan.ts'
import { constrainedPlan, sampleItems, samplePlan } from '../simulate/sample.laws.ts'
import { summarise } from '../simulate/summary.ts'
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

describe('of a test with quotas', () => {
  it('keeps each minimum and maximum of every block on every path', () => {
    const plan = constrainedPlan(1, { selector: 'posterior-weighted-information' })
    const found = of(plan)
    const perTest = (shares: typeof found.usage.kinds, name: string): number =>
      shares.find((share) => share.name === name)?.perTest ?? 0
    // both blocks together: exactly 2 and at least 2 (none of the second block's kinds)
    expect(perTest(found.usage.kinds, 'code')).toBeGreaterThanOrEqual(2)
    expect(perTest(found.usage.kinds, 'trace')).toBeGreaterThanOrEqual(1)
    expect(perTest(found.usage.kinds, 'choice')).toBeGreaterThanOrEqual(2)
    const [first] = found.blocks
    expect(first?.meanLength).toBeGreaterThanOrEqual(6)
    expect(first?.meanLength).toBeLessThanOrEqual(9)
    expect(found.usage.kinds.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
    expect(found.usage.items.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(found.meanLength, 10)
  })
})

describe('beside the simulation', () => {
  it.each([
    { selector: 'maximum-information' },
    { selector: 'posterior-weighted-information' },
    { selector: 'randomesque', among: 5 },
  ] as const)('foretells precision, length and use: $selector', (select) => {
    const plan = samplePlan(
      knownItems(100),
      {
        select,
        stop: [
          { rule: 'standard-error', below: 0.4 },
          { rule: 'length', min: 4, max: 20 },
        ],
      },
      { candidates: 300, isTimed: false },
    )
    const config = createSessionConfig(plan)
    const simulated = summarise(
      config,
      plan,
      Array.from({ length: plan.candidates }, (_, index) => simulateCandidate(config, plan, index)),
    )
    const foretold = of(plan)
    expect(Math.abs(foretold.meanSe - simulated.meanSe)).toBeLessThan(0.015)
    expect(Math.abs(foretold.meanLength - simulated.meanLength)).toBeLessThan(0.8)
    const rates = new Map(foretold.usage.items.map(({ id, rate }) => [id, rate]))
    const off = simulated.exposure.items.map(({ id, rate }) => Math.abs(rate - (rates.get(id) ?? 0)))
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.03)
  })
})
