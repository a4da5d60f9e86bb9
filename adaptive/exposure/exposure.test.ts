import { describe, expect, it } from 'vitest'
import { createSessionConfig, refusalsOfTest } from '../session/config.ts'
import { replaySession } from '../session/replay-session.ts'
import { bankOf, blueprintOf, sit, startEvent } from '../session/sitting.laws.ts'
import { refusedItems, unitName, unitOf, type ExposureParameters } from './parameters.ts'
import { sympsonHetter } from './sympson-hetter.ts'

const items = bankOf(20, (i) => (i < 3 ? { family: 'f' } : {}))
const seedOf = (i: number): string => i.toString(16).padStart(32, '0')

describe('the draws of a candidate', () => {
  const parameters: ExposureParameters = { items: { 'item-5': 0.3 }, families: { f: 0.6 } }
  it('keep each item out as often as its parameter says, and the variants of a family together', () => {
    let single = 0
    let family = 0
    for (let i = 0; i < 4000; i++) {
      const refused = refusedItems(parameters, items, seedOf(i))
      single += refused?.[5] ?? 0
      family += refused?.[0] ?? 0
      expect([refused?.[1], refused?.[2]]).toEqual([refused?.[0], refused?.[0]])
      expect(refused?.[7]).toBe(0)
    }
    expect(Math.abs(single / 4000 - 0.7)).toBeLessThan(0.025)
    expect(Math.abs(family / 4000 - 0.4)).toBeLessThan(0.025)
  })
  it('are the same again for the same seed, and none without parameters', () => {
    expect(refusedItems(parameters, items, seedOf(3))).toEqual(refusedItems(parameters, items, seedOf(3)))
    expect(refusedItems(undefined, items, seedOf(3))).toBeUndefined()
  })
})

describe('a session', () => {
  const controlled = (parameters: ExposureParameters, min = 2) =>
    createSessionConfig({
      items,
      blueprint: {
        ...blueprintOf({ stop: [{ rule: 'length', min, max: 12 }] }),
        exposure: { maxRate: 0.9, parameters },
      },
    })
  const never = Object.fromEntries(items.slice(3, 17).map(({ id }) => [id, 1e-12]))
  it('shows no item that was refused, ends where no other is left, and replays', () => {
    const config = controlled({ items: never })
    const { events, state } = sit(config)
    const shown = events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))
    // three items of their own and one variant of the family
    expect(shown).toHaveLength(4)
    for (const id of shown) expect(never).not.toHaveProperty(id)
    expect(state.blocks[0]?.finished).toBe('exhaustion')
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
  it('falls back on refused items where its least length needs them, and no further', () => {
    const { state } = sit(controlled({ items: never }, 6))
    expect(state.blocks[0]?.taken).toHaveLength(6)
    expect(state.blocks[0]?.finished).toBe('exhaustion')
  })
  it('is what it was where every parameter is 1', () => {
    const plain = createSessionConfig({ items, blueprint: controlled({}).blueprint })
    const { exposure: _, ...without } = plain.blueprint
    const none = createSessionConfig({ items, blueprint: without })
    expect(sit(plain, { start: startEvent() }).events).toEqual(sit(none, { start: startEvent() }).events)
  })
})

describe('a blueprint is refused', () => {
  const refusals = (maxRate: number, min: number, quota?: { kind: 'code'; min: number; max: number }) =>
    refusalsOfTest(
      createSessionConfig({
        items: items.map((item) => ({ ...item, languages: item.kind === 'code' ? ['typescript'] : [] })),
        blueprint: {
          ...blueprintOf({ stop: [{ rule: 'length', min, max: 18 }], ...(quota && { quotas: [quota] }) }),
          exposure: { maxRate },
        },
      }),
    )
  it('where its length over its items and families exceeds the highest rate, with the missing number', () => {
    // 17 items of their own and a family
    expect(refusals(0.25, 4)).toEqual([])
    expect(refusals(0.25, 5)).toMatchObject([
      {
        counts: 'length',
        missing: 2,
        words:
          'Block block-1: length wants 5 of 18 items and families, so that one of them goes to more than 25 % of the candidates; 2 items are missing.',
      },
    ])
    expect(refusals(0.5, 9)).toEqual([])
  })
  it('where a quota does', () => {
    expect(refusals(0.25, 1, { kind: 'code', min: 2, max: 3 })).toMatchObject([
      { counts: 'kind code', missing: 4 },
    ])
  })
})

describe('a blueprint that says how fresh variants are', () => {
  const drawn = items.flatMap((item, i) =>
    i < 4
      ? [
          { ...item, family: item.id },
          ...Array.from({ length: 9 }, (_, seed) => ({
            ...item,
            id: `${item.id}-v${seed}`,
            family: item.id,
            variant: { of: item.id, seed },
          })),
        ]
      : [],
  )
  const refusals = (candidates: number, maxReuse: number, min = 2) =>
    refusalsOfTest(
      createSessionConfig({
        items: drawn,
        blueprint: {
          ...blueprintOf({ stop: [{ rule: 'length', min, max: 4 }] }),
          freshness: { variants: 'pool', candidates, maxReuse },
        },
      }),
    )
  it('is refused where an even spread over all variants is above it, with the number that is missing', () => {
    // two of forty for each of 2000: each is met by a hundred
    expect(refusals(2000, 100)).toEqual([])
    const [refusal] = refusals(2000, 50)
    expect(refusal).toMatchObject({
      counts: 'length',
      missing: 40,
      words:
        'Block block-1: length wants 2 of 40 items and variants for each of 2000 candidates, so that one of them is met by 100 and not by 50 at most; 40 more variants are wanted.',
    })
    expect(refusals(1000, 50)).toEqual([])
  })
  it('is not told of reuse where the items do not suffice at all', () => {
    expect(refusals(2000, 1, 5)).toEqual(refusals(1, 2000, 5))
    expect(refusals(2000, 1, 5)).not.toEqual([])
  })
})

describe('the parameters found by simulation', () => {
  const units = items.map(unitOf)
  /** Selected for these shares of the candidates, whatever the parameters: what is let through follows exactly. */
  const selected = new Map([
    ['items/item-3', 1],
    ['items/item-4', 0.5],
    ['items/item-5', 0.2],
    ['families/f', 0.8],
  ])
  const measure = (parameters: ExposureParameters) =>
    Promise.resolve(
      new Map(
        [...selected].map(([name, share]) => {
          const [kind, id] = name.split('/') as ['items' | 'families', string]
          return [name, share * (parameters[kind]?.[id] ?? 1)]
        }),
      ),
    )
  it('bring each unit to the aim, and leave alone what needs none', async () => {
    const found = await sympsonHetter({ units, maxRate: 0.25, candidates: 10_000, measure })
    const aim = 0.25 - 3.3 * Math.sqrt((0.25 * 0.75) / 10_000)
    expect(found.converged).toBe(true)
    expect(found.rounds).toHaveLength(3)
    expect(Object.keys(found.parameters.items ?? {})).toEqual(['item-3', 'item-4'])
    expect(found.parameters.items?.['item-3']).toBeCloseTo(aim, 12)
    expect(found.parameters.items?.['item-4']).toBeCloseTo(aim / 0.5, 12)
    expect(found.parameters.families?.['f']).toBeCloseTo(aim / 0.8, 12)
  })
  it('are adjusted again where other candidates do not bear them out', async () => {
    let calls = 0
    const lucky = async (parameters: ExposureParameters) => {
      calls += 1
      const rates = await measure(parameters)
      return calls === 3 ? new Map([...rates].map(([name, rate]) => [name, rate * 1.2])) : rates
    }
    const found = await sympsonHetter({ units, maxRate: 0.25, candidates: 10_000, measure: lucky })
    expect(found.converged).toBe(true)
    expect(found.rounds.map(({ highest }) => highest <= 0.25)).toEqual([false, true, false, true, true])
  })
  it('are brought to the aim from those of a search with fewer candidates, also where these are too strict', async () => {
    const initial = { items: { 'item-3': 0.1, 'item-4': 0.2 }, families: { f: 0.1 } }
    const found = await sympsonHetter({ units, maxRate: 0.25, candidates: 10_000, measure, initial })
    const aim = 0.25 - 3.3 * Math.sqrt((0.25 * 0.75) / 10_000)
    expect(found.rounds).toHaveLength(3)
    expect(found.parameters.items?.['item-4']).toBeCloseTo(aim / 0.5, 12)
  })
  it('say so where they never keep the rate', async () => {
    const stubborn = () => Promise.resolve(new Map([[unitName({ kind: 'items', id: 'item-3' }), 0.9]]))
    const found = await sympsonHetter({ units, maxRate: 0.25, candidates: 100, measure: stubborn, rounds: 3 })
    expect(found).toMatchObject({ converged: false, highest: 0.9 })
    expect(found.rounds).toHaveLength(3)
  })
  it('refuse a rate that is none', async () => {
    await expect(sympsonHetter({ units, maxRate: 1, candidates: 9, measure })).rejects.toThrow(
      'maxRate must lie in (0, 1), received 1',
    )
  })
})
