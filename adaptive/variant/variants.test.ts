import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSessionConfig, refusalsOfTest, type SessionConfig } from '../session/config.ts'
import type { SessionItem } from '../session/item.ts'
import { replaySession } from '../session/replay-session.ts'
import { bankOf, blueprintOf, presented, sit, startEvent } from '../session/sitting.laws.ts'
import { faultsOfForms } from '../constraints/form-faults.ts'
import { faultsOfStages } from '../multistage/stage-faults.ts'
import { modelOf } from './models.ts'

type Languages = NonNullable<Parameters<typeof startEvent>[0]>['languages']

/** Items of which the first `models` have an item model with so many variants. */
function bankWithModels(
  count: number,
  models: number,
  variants: number,
  more?: (i: number) => Partial<SessionItem>,
) {
  return bankOf(count, more).flatMap((item, i): SessionItem[] => {
    if (i >= models) return [item]
    const parent = { ...item, family: item.id }
    const drawn = Array.from({ length: variants }, (_, seed) => ({
      ...parent,
      id: `${item.id}-v${seed}`,
      variant: { of: item.id, seed },
    }))
    return [parent, ...drawn]
  })
}

const length = (min: number, max = min) => ({ stop: [{ rule: 'length' as const, min, max }] })
const seedOf = (n: number): string => n.toString(16).padStart(32, '0')
const everything = (items: readonly SessionItem[]) =>
  createSessionConfig({
    items,
    blueprint: blueprintOf(length(new Set(items.map(modelOf)).size)),
  })

/** The ids that a session shows, by the names of their models. */
function drawn(config: SessionConfig, start: Parameters<typeof startEvent>[0]): ReadonlyMap<string, string> {
  const { events } = sit(config, { start: startEvent(start) })
  return new Map(
    presented(events).flatMap((id) => {
      const item = config.items[config.indexes.get(id) ?? -1]
      return item === undefined ? [] : [[modelOf(item), id] as const]
    }),
  )
}

describe('a session of item models', () => {
  const items = bankWithModels(10, 4, 5)
  const config = everything(items)

  it('shows one member of each and every other item', () => {
    const { events, state } = sit(config)
    const shown = presented(events)
    expect(shown).toHaveLength(10)
    expect(new Set(drawn(config, {}).keys()).size).toBe(10)
    expect(state.faults).toEqual([])
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
  it('shows each member to as many candidates, the parent too, and one model does not tell of another', () => {
    const counts = new Map<string, number>()
    const pairs = new Map<string, number>()
    const n = 1800
    for (let i = 0; i < n; i++) {
      const shown = drawn(config, { seed: seedOf(i) })
      const [one, other] = [shown.get('item-0') ?? '', shown.get('item-1') ?? '']
      counts.set(one, (counts.get(one) ?? 0) + 1)
      pairs.set(`${one} ${other}`, (pairs.get(`${one} ${other}`) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['item-0', ...[0, 1, 2, 3, 4].map((seed) => `item-0-v${seed}`)])
    // four binomial errors of 1/6 and of 1/36
    for (const count of counts.values())
      expect(Math.abs(count - n / 6)).toBeLessThan(4 * Math.sqrt((n / 6) * (5 / 6)))
    expect(pairs.size).toBe(36)
    for (const count of pairs.values()) expect(Math.abs(count - n / 36)).toBeLessThan(4 * Math.sqrt(n / 36))
  })
  it('draws alike in any order of the items, and beside any others', () => {
    const seed = seedOf(7)
    const before = drawn(config, { seed })
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        expect(drawn(everything(shuffled), { seed })).toEqual(before)
      }),
      { numRuns: 10 },
    )
    const more = everything([...items, ...bankWithModels(14, 14, 3).slice(-16)])
    const after = drawn(more, { seed })
    for (const [name, id] of before) expect(after.get(name)).toBe(id)
  })
  it('says of a log that shows another variant where it parts from the draw', () => {
    const { events } = sit(config)
    const shown = events.find((event) => event.type === 'present' && event.data.item.startsWith('item-0'))
    if (shown?.type !== 'present') throw new Error('item-0 is shown')
    const other = shown.data.item === 'item-0' ? 'item-0-v1' : 'item-0'
    const text = JSON.stringify(events).replaceAll(`"item":"${shown.data.item}"`, `"item":"${other}"`)
    const { mismatches } = replaySession(config, JSON.parse(text) as typeof events)
    expect(mismatches.length).toBeGreaterThan(0)
    expect(mismatches[0]).toMatchObject({ seq: shown.seq, expected: { data: { item: shown.data.item } } })
  })
  it('draws among what the candidate can answer, and nothing where that is none', () => {
    const coded = bankWithModels(6, 6, 3, () => ({ kind: 'code', languages: ['typescript'] })).map((item) =>
      item.id.endsWith('v1') || item.id.startsWith('item-5') ? { ...item, languages: ['javascript'] } : item,
    )
    const some = createSessionConfig({ items: coded, blueprint: blueprintOf(length(3, 6)) })
    const languages: Languages = ['javascript']
    for (let i = 0; i < 20; i++) {
      const shown = drawn(some, { seed: seedOf(i), languages })
      for (const [name, id] of shown) if (name !== 'item-5') expect(id).toBe(`${name}-v1`)
      expect(shown.size).toBe(6)
      expect(drawn(some, { seed: seedOf(i), languages: ['typescript'] }).has('item-5')).toBe(false)
    }
  })
})

describe('a candidate who met a variant lately', () => {
  const items = bankWithModels(6, 2, 3)
  const config = everything(items)
  const family = ['item-0', 'item-0-v0', 'item-0-v1', 'item-0-v2']

  it('gets another one, which counts and comes after what is new', () => {
    for (let i = 0; i < 20; i++) {
      const seen = family.filter((id) => id !== 'item-0-v1')
      const { events, state } = sit(config, { start: startEvent({ seed: seedOf(i), seen }) })
      expect(presented(events).at(-1)).toBe('item-0-v1')
      expect(state.blocks[0]?.taken.every(({ counted }) => counted)).toBe(true)
    }
  })
  it('gets one again that does not count where all were met', () => {
    const { events, state } = sit(config, { start: startEvent({ seen: family }) })
    expect(family).toContain(presented(events).at(-1))
    expect(state.blocks[0]?.taken.filter(({ uncounted }) => uncounted === 'seen')).toHaveLength(1)
  })
  it('has their other models drawn as ever', () => {
    const seed = seedOf(3)
    expect(drawn(config, { seed, seen: family }).get('item-1')).toBe(drawn(config, { seed }).get('item-1'))
  })
})

describe('a blueprint names the item that a model belongs to', () => {
  const items = bankWithModels(8, 4, 4, () => ({ kind: 'short', languages: [] }))
  const test = (block: Partial<Blueprint['blocks'][number]>) =>
    createSessionConfig({ items, blueprint: blueprintOf(block) })
  const names = (config: SessionConfig, seed = seedOf(1)): readonly string[] => [
    ...drawn(config, { seed }).keys(),
  ]

  it('in a fixed order', () => {
    const order = ['item-2', 'item-6', 'item-0', 'item-1']
    const config = test({ select: { selector: 'fixed-order', items: order }, ...length(4) })
    expect(refusalsOfTest(config)).toEqual([])
    for (let i = 0; i < 10; i++) expect(names(config, seedOf(i))).toEqual(order)
  })
  it('in stages', () => {
    const stages = [
      { modules: [{ id: 'first', items: ['item-1', 'item-5'] }] },
      {
        by: 'score' as const,
        cuts: [2],
        modules: [
          { id: 'low', items: ['item-0', 'item-6'] },
          { id: 'high', items: ['item-2', 'item-7'] },
        ],
      },
    ]
    const config = test({ select: { selector: 'multistage', stages }, ...length(4) })
    expect(faultsOfStages(config)).toEqual([])
    expect(refusalsOfTest(config)).toEqual([])
    for (let i = 0; i < 10; i++) {
      const shown = names(config, seedOf(i))
      expect(shown.slice(0, 2)).toEqual(['item-1', 'item-5'])
      expect([
        ['item-0', 'item-6'],
        ['item-2', 'item-7'],
      ]).toContainEqual(shown.slice(2))
    }
  })
  it('in shadow forms', () => {
    const forms = [
      ['item-0', 'item-1', 'item-5'],
      ['item-2', 'item-3', 'item-6'],
    ]
    const config = test({ select: { selector: 'shadow-forms', forms }, ...length(3) })
    expect(faultsOfForms(config)).toEqual([])
    expect(refusalsOfTest(config)).toEqual([])
    for (let i = 0; i < 10; i++) expect(forms).toContainEqual([...names(config, seedOf(i))].sort())
  })
  it('on trial', () => {
    const config = test({ pretest: { items: ['item-0'], count: 1, positions: [2] }, ...length(3) })
    expect(refusalsOfTest(config)).toEqual([])
    const met = new Set<string>()
    for (let i = 0; i < 20; i++) {
      const { events, state } = sit(config, { start: startEvent({ seed: seedOf(i) }) })
      const second = presented(events)[1] ?? ''
      expect(modelOf(config.items[config.indexes.get(second) ?? -1] ?? { id: '' })).toBe('item-0')
      expect(state.blocks[0]?.taken[1]?.uncounted).toBe('pretest')
      met.add(second)
    }
    expect(met.size).toBe(5)
  })
  it('and no member by its own name', () => {
    const config = test({ select: { selector: 'shadow-forms', forms: [['item-0-v1']] }, ...length(1) })
    expect(faultsOfForms(config)[0]?.words).toBe(
      'Item item-0-v1 is a variant: name item-0, of which each candidate gets one.',
    )
  })
})

describe('what holds for items holds for the draws of their models', () => {
  it('counts a model once where it proves that a test can be given', () => {
    const items = bankWithModels(4, 4, 20)
    const test = (min: number) => createSessionConfig({ items, blueprint: blueprintOf(length(min)) })
    expect(refusalsOfTest(test(4))).toEqual([])
    expect(refusalsOfTest(test(5))).toMatchObject([{ counts: 'length', missing: 1 }])
  })
  it('keeps enemies apart whatever is drawn', () => {
    const items = bankWithModels(6, 3, 4, (i) => ({
      kind: 'short',
      languages: [],
      ...(i === 0 && { enemies: ['item-1'] }),
      ...(i === 5 && { enemies: ['item-2'] }),
    }))
    const config = createSessionConfig({ items, blueprint: blueprintOf(length(4)) })
    expect(refusalsOfTest(config)).toEqual([])
    for (let i = 0; i < 30; i++) {
      const shown = drawn(config, { seed: seedOf(i) })
      expect(shown.size).toBe(4)
      expect(shown.has('item-0') && shown.has('item-1')).toBe(false)
      expect(shown.has('item-2') && shown.has('item-5')).toBe(false)
    }
  })
  it('leaves families that were written by hand as they are: one of them at most, the best of all', () => {
    const items = bankWithModels(6, 1, 3, (i) => (i < 3 ? { family: 'item-0' } : {}))
    const config = createSessionConfig({ items, blueprint: blueprintOf(length(4)) })
    const met = new Set<string>()
    for (let i = 0; i < 30; i++) {
      const shown = [...drawn(config, { seed: seedOf(i) }).keys()].filter((name) =>
        ['item-0', 'item-1', 'item-2'].includes(name),
      )
      expect(shown).toHaveLength(1)
      met.add(shown.join())
    }
    // the selector chooses among them by what they tell, as ever: no draw
    expect(met.size).toBe(1)
  })
})
