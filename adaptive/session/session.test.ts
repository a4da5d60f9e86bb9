import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { createSessionConfig, refusalsOfTest } from './config.ts'
import { nextAction } from './next-action.ts'
import { prefetch } from './prefetch.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, presented, richConfig, SEED, sit, startEvent } from './sitting.laws.ts'
import { initialState } from './state.ts'

const SELECTS = [
  { selector: 'maximum-information' },
  { selector: 'posterior-weighted-information' },
  { selector: 'minimum-expected-variance' },
  { selector: 'kullback-leibler' },
  { selector: 'posterior-weighted-divergence' },
  { selector: 'a-stratified', strata: 3 },
  { selector: 'progressive-restricted', power: 2 },
  { selector: 'randomesque', among: 4 },
  { selector: 'proportional', power: 2 },
  { selector: 'thompson' },
  { selector: 'closest-difficulty' },
  { selector: 'fixed-order' },
] as const

describe('a session', () => {
  const config = createSessionConfig({ items: bankOf(20), blueprint: blueprintOf({}) })
  const reduce = reduceSession(config)
  const { events, state } = sit(config)

  it('presents, awaits a submission and its score, estimates, and ends with a reason', () => {
    expect(events.slice(0, 5).map(({ type }) => type)).toEqual([
      'start',
      'present',
      'submit',
      'score',
      'estimate',
    ])
    expect(events.at(-1)).toMatchObject({ type: 'finish', data: { block: 'block-1', reason: 'length' } })
    expect(nextAction(config, state)).toEqual({ type: 'end' })
    expect(state.faults).toEqual([])
  })
  it('keeps its items and its estimates', () => {
    expect(presented(events)).toMatchInlineSnapshot(`
      [
        "item-2",
        "item-7",
        "item-12",
        "item-17",
        "item-3",
        "item-8",
        "item-13",
        "item-18",
      ]
    `)
    expect(state.blocks[0]?.estimate).toMatchInlineSnapshot(`
      {
        "high": 1.3359346841434643,
        "items": 8,
        "low": -0.7402698141742892,
        "se": 0.5236974182431298,
        "theta": 0.3001535163474133,
      }
    `)
  })
  it('awaits its start, then the candidate, then the scorer', () => {
    expect(nextAction(config, initialState(config))).toEqual({ type: 'await', event: 'start' })
    const after = (count: number) =>
      nextAction(config, events.slice(0, count).reduce(reduce, initialState(config)))
    expect(after(2)).toMatchObject({ type: 'await', event: 'submit', deadline: undefined })
    expect(after(3)).toMatchObject({ type: 'await', event: 'score' })
  })
  it('logs an estimate that is the state’s, with an interval around theta', () => {
    const last = events.findLast((event) => event.type === 'estimate')
    expect(last?.data).toEqual({ block: 'block-1', ...state.blocks[0]?.estimate })
    const { theta = 0, low = 0, high = 0, items } = state.blocks[0]?.estimate ?? {}
    expect(low).toBeLessThan(theta)
    expect(high).toBeGreaterThan(theta)
    expect(items).toBe(presented(events).length)
  })
  it('rises with better answers', () => {
    const theta = (category: 'best' | 'worst'): number =>
      sit(config, { categoryOf: ({ max }) => (category === 'best' ? max : 0) }).state.blocks[0]?.estimate
        .theta ?? 0
    expect(theta('best')).toBeGreaterThan(1)
    expect(theta('worst')).toBeLessThan(-1)
  })
  it('does not count a score after a hint that gave the key away, nor later submissions', () => {
    const [start, present] = events
    if (start === undefined || present?.type !== 'present') throw new Error('unexpected log')
    const { item } = present.data
    const max = config.items.find(({ id }) => id === item)?.max ?? 1
    const log = (hint: boolean): SessionEvent[] => {
      const at = { at: { mono: 1000, wall: 0 }, prev: '' }
      const submit = {
        ...at,
        seq: 3,
        type: 'submit',
        data: { item, response: { kind: 'short', text: '' } },
      } as const
      const score = (category: number) =>
        ({ ...at, seq: 4, type: 'score', data: { item, score: { category, max, parts: [] } } }) as const
      const key = { ...at, seq: 2, type: 'hint', data: { item, hint: 0, cost: 'key' } } as const
      return [start, present, ...(hint ? [key] : []), submit, score(0), submit, score(max)]
    }
    const without = log(false).reduce(reduce, initialState(config))
    const helped = log(true).reduce(reduce, initialState(config))
    expect(without.blocks[0]?.taken[0]).toMatchObject({
      counted: true,
      uncounted: undefined,
      score: { category: 0 },
    })
    expect(without.blocks[0]?.estimate.items).toBe(1)
    expect(helped.blocks[0]?.taken[0]).toMatchObject({
      counted: false,
      uncounted: 'hint',
      score: { category: 0 },
    })
    expect(helped.blocks[0]?.estimate).toEqual(initialState(config).blocks[0]?.estimate)
    expect([without.faults, helped.faults]).toEqual([[], []])
  })
})

describe.each(SELECTS)('with $selector', (select) => {
  const config = richConfig(select)
  const { events, state } = sit(config)

  it('the same seed gives the same session, bit for bit', () => {
    expect(sit(richConfig(select)).events).toEqual(events)
  })
  it('resumed after any event, it goes on with the same item and ends the same', () => {
    for (let kept = 1; kept < events.length; kept += 7) {
      const prefix = events.slice(0, kept)
      expect(sit(config, { prefix }).events).toEqual(events)
    }
  })
  it('replayed, also from JSON, it gives the same state without a mismatch', () => {
    const copy = JSON.parse(JSON.stringify(events)) as SessionEvent[]
    const replay = replaySession(richConfig(select), copy)
    expect(replay.mismatches).toEqual([])
    expect(replay.state).toEqual(state)
  })
  it('meets its quotas, shows one variant of a family, no enemies, and nothing twice', () => {
    for (let i = 0; i < 9; i++) {
      const seed = i.toString(16).padStart(32, '0')
      const categoryOf = ({ max }: { max: number }): number =>
        i % 3 === 0 ? max : i % 3 === 1 ? 0 : Math.floor(max / 2)
      const { state: final } = sit(config, { start: startEvent({ seed }), categoryOf })
      const taken = final.blocks.map((block) =>
        block.taken.flatMap(({ id }) => config.items.find((item) => item.id === id) ?? []),
      )
      const all = taken.flat()
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      const families = all.flatMap(({ family }) => family ?? [])
      expect(new Set(families).size).toBe(families.length)
      for (const { enemies = [] } of all) for (const { id } of all) expect(enemies).not.toContain(id)
      const [first = [], second = [], third = []] = taken
      const count = (items: typeof first, test: (item: (typeof all)[number]) => boolean): number =>
        items.filter(test).length
      const reading = count(first, ({ skills }) => skills.some((skill) => skill.startsWith('reading.')))
      expect(reading).toBeGreaterThanOrEqual(2)
      expect(reading).toBeLessThanOrEqual(3)
      expect(count(first, ({ kind }) => kind === 'code')).toBeGreaterThanOrEqual(1)
      expect(count(first, ({ kind }) => kind === 'code')).toBeLessThanOrEqual(2)
      expect(count(first, ({ level }) => level === 5)).toBeGreaterThanOrEqual(1)
      expect(count(second, ({ kind }) => kind === 'trace')).toBeGreaterThanOrEqual(1)
      expect(third.every(({ ai }) => ai === 'allowed')).toBe(true)
      expect(final.faults).toEqual([])
    }
  })
  it('prefetches what then comes, for every score', () => {
    const reduce = reduceSession(config)
    for (const at of events.flatMap((event, i) => (event.type === 'present' ? [i] : []))) {
      const before = events.slice(0, at + 1).reduce(reduce, initialState(config))
      const prospects = prefetch(config, before)
      const item = config.items.find(({ id }) => id === before.current?.id)
      expect(prospects.map(({ category }) => category)).toEqual(
        Array.from({ length: (item?.max ?? 0) + 1 }, (_, k) => k),
      )
      const score = events.slice(at).find((event) => event.type === 'score')
      const follows = events
        .slice(at + 1)
        .find((event) => event.type === 'present' || event.type === 'finish')
      const next = follows?.type === 'present' ? follows.data.item : undefined
      expect(prospects[score?.data.score.category ?? -1]?.item).toBe(next)
    }
    expect(prefetch(config, state)).toEqual([])
  })
})

describe('languages', () => {
  const items = bankOf(10, (i) => ({
    kind: 'code',
    max: 3,
    languages: [i < 7 ? 'typescript' : 'javascript'],
    level: 3,
  })).map((item) => ({ ...item, parameters: { model: 'grm' as const, a: 1, b: [-1, 0, 1] } }))
  const config = createSessionConfig({
    items,
    blueprint: blueprintOf({ stop: [{ rule: 'length', min: 5, max: 6 }] }),
  })
  it('decide which code items a candidate meets', () => {
    const { events } = sit(config, { start: startEvent({ languages: ['javascript'] }) })
    expect(presented(events)).toHaveLength(3)
    expect(events.at(-1)).toMatchObject({ data: { reason: 'exhaustion' } })
  })
  it('are each proven to have items enough before anybody sits the test', () => {
    expect(refusalsOfTest(config)).toEqual([
      expect.objectContaining({ language: 'javascript', counts: 'length', missing: 2 }),
    ])
    expect(refusalsOfTest(richConfig())).toEqual([])
  })
})

it('refuses a configuration that no session can have', () => {
  const [item] = bankOf(1)
  if (item === undefined) throw new Error('no item')
  const blueprint = blueprintOf({})
  expect(() => createSessionConfig({ blueprint, items: [item, item] })).toThrow(
    'item ids must differ, received item-0 twice',
  )
  expect(() => createSessionConfig({ blueprint, items: [{ ...item, max: 2 }] })).toThrow(
    'item item-0: its model has categories 0..3, received max 2',
  )
  expect(() =>
    createSessionConfig({ blueprint: blueprintOf({ id: 'x' }, { id: 'x' }), items: [item] }),
  ).toThrow('block ids must differ')
})

it('draws randomesque items by the seed of the session', () => {
  const config = richConfig({ selector: 'randomesque', among: 6 })
  const other = sit(config, { start: startEvent({ seed: SEED.replace('0', 'f') }) })
  expect(presented(other.events)).not.toEqual(presented(sit(config).events))
})
