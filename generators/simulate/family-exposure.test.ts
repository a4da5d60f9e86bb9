import { describe, expect, it } from 'vitest'
import { createSessionConfig, type SimulatedItem, summarise } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { simulationPage } from '../../src/report/simulation-page.ts'
import { sampleHeading } from '../../src/report/sample-reports.ts'
import { describeSimulation } from './describe.ts'
import { familyExposures, reuseOf } from '../../adaptive/simulate/family-exposure.ts'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import { simulate } from './simulate.ts'

/** Twelve items, the first two with five variants each. */
const items = sampleItems(12, () => ({ kind: 'short', languages: [] })).flatMap((item, i): SimulatedItem[] =>
  i >= 2
    ? [item]
    : [
        { ...item, family: item.id },
        ...[1, 2, 3, 4, 5].map((seed) => ({
          ...item,
          id: `${item.id}-v${seed}`,
          family: item.id,
          variant: { of: item.id, seed },
        })),
      ],
)
const freshness = (maxReuse: number): NonNullable<Blueprint['freshness']> => ({
  variants: 'pool',
  candidates: 2000,
  maxReuse,
})

describe('by hand', () => {
  // item-0, its variants 1 to 5, item-1, its variants, then the others
  const met = {
    given: [...items.keys()],
    sittings: [[0, 12], [1, 12], [1], [2, 13], [13, 14], [13, 14, 15], [12, 7], [7]],
  }

  it('a family is met by who met any member', () => {
    expect(familyExposures(items, met)).toEqual([
      { id: 'item-0', rate: 0.5, members: 6, met: 3, most: { id: 'item-0-v1', rate: 0.25 } },
      { id: 'item-1', rate: 0.25, members: 6, met: 1, most: { id: 'item-1-v1', rate: 0.25 } },
    ])
  })
  it('a variant is reused by its model’s share of the candidates over the members, an item by its own', () => {
    const { blueprint } = samplePlan(items)
    expect(reuseOf(blueprint, items, met)).toBeNull()
    const found = reuseOf({ ...blueprint, freshness: freshness(700) }, items, met)
    // items 12 and 13 go to three of eight each, item-0 to four of eight over six members
    expect(found).toEqual({
      candidates: 2000,
      maxReuse: 700,
      expected: 750,
      id: 'item-2',
      variants: 1,
      above: 2,
    })
    const only = { ...met, given: [0, 1, 2, 3, 4, 5] }
    expect(reuseOf({ ...blueprint, freshness: freshness(700) }, items, only)).toMatchObject({
      id: 'item-0',
      expected: (2000 * 0.5) / 6,
      variants: 6,
      above: 0,
    })
  })
})

describe('a simulation of item models', () => {
  const plan = samplePlan(
    items,
    { stop: [{ rule: 'length', min: 12, max: 12 }] },
    { candidates: 1200, isTimed: false },
  )
  const summaryOf = async (changed: typeof plan) =>
    summarise(createSessionConfig(changed), changed, await simulate(changed, { jobs: 2 }))

  it('shows each candidate one of each, no member more than another', async () => {
    const summary = await summaryOf(plan)
    expect(summary).toMatchObject({ meanLength: 12, violations: 0, reuse: null })
    const { families, unused, items: rates } = summary.exposure
    expect(families.map(({ id, rate, members, met }) => [id, rate, members, met])).toEqual([
      ['item-0', 1, 6, 6],
      ['item-1', 1, 6, 6],
    ])
    expect(unused).toEqual([])
    // four binomial errors of 1/6
    for (const { id, rate } of rates)
      if (/^item-[01](-|$)/.test(id))
        expect(Math.abs(rate - 1 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / 1200))
    const heading = { ...sampleHeading, blueprint: plan.blueprint }
    expect(describeSimulation(summary, heading)).toMatch(
      /\n {2}families {8}2 with 12 variants; item-0 is met by 100\.0 %, item-[01](-v\d)? by 1\d\.\d %, no other more\n/,
    )
    const page = simulationPage(summary, heading, { css: '', digest: 'sha256-x' })
    expect(page).toContain('Share of candidates who meet each family')
    expect(page).not.toContain('are expected to meet the same variant')
  })
  it('tells how often a variant is expected to be met, and by how much that is too often', async () => {
    const { items: _, ...rest } = plan
    const drawn = items.filter(({ family }) => family !== undefined)
    const blueprint = {
      ...plan.blueprint,
      freshness: freshness(300),
      blocks: plan.blueprint.blocks.map((block) => ({
        ...block,
        stop: [{ rule: 'length' as const, min: 2, max: 2 }],
      })),
    }
    const summary = await summaryOf({ ...rest, items: drawn, blueprint })
    expect(summary.reuse).toMatchObject({ expected: expect.closeTo(2000 / 6, 9), variants: 6, above: 2 })
    const heading = { ...sampleHeading, blueprint }
    expect(describeSimulation(summary, heading)).toContain(
      '  reuse           each variant of item-0 (6) is met by 333.3 of 2000 candidates, no other by more: too many for 2 items, at most 300 are wanted\n',
    )
    const page = simulationPage(summary, heading, { css: '', digest: 'sha256-x' }).replace(/\s+/g, ' ')
    expect(page).toContain(
      '333.3 are expected to meet the same variant of <bdi>item-0</bdi>, of which there are 6',
    )
    expect(page).toContain('At most 300 are wanted: 2 items are above that.')
  })
})
