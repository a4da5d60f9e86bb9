import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { createSessionConfig, refusalsOfTest } from './config.ts'
import { nextAction } from './next-action.ts'
import { prefetch } from './prefetch.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, richConfig, SEED, sit, startEvent } from './sitting.laws.ts'
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

const presented = (events: readonly SessionEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))

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

describe('replay reports', () => {
  const config = richConfig()
  const { events } = sit(config)
  const change = (at: number, data: object): readonly SessionEvent[] =>
    events.map((event, i) =>
      i === at ? ({ ...event, data: { ...event.data, ...data } } as SessionEvent) : event,
    )

  it('an estimate that differs in its last bit', () => {
    const at = events.findIndex(({ type }) => type === 'estimate')
    const event = events[at]
    const theta = event?.type === 'estimate' ? event.data.theta : 0
    const { mismatches, state } = replaySession(config, change(at, { theta: theta * (1 + 2 ** -52) }))
    expect(mismatches).toEqual([
      {
        seq: at,
        expected: { type: 'estimate', data: event?.data },
        found: expect.objectContaining({ seq: at }),
      },
    ])
    expect(state).toEqual(replaySession(config, events).state)
  })
  it('an item that the engine would not have chosen', () => {
    const at = events.findIndex(({ type }) => type === 'present')
    const chosen = presented(events)
    const other = config.items.find(
      ({ id, ai, kind }) => !chosen.includes(id) && ai === 'forbidden' && kind === 'choice',
    )
    const { mismatches } = replaySession(config, change(at, { item: other?.id }).slice(0, at + 1))
    expect(mismatches).toMatchObject([
      { seq: at, expected: { type: 'present' }, found: { data: { item: other?.id } } },
    ])
  })
  it('a score that was raised, by the path that no longer follows', () => {
    const at = events.findIndex(
      (event) => event.type === 'score' && event.data.score.category < event.data.score.max,
    )
    const event = events[at]
    const score = event?.type === 'score' ? { ...event.data.score, category: event.data.score.max } : {}
    expect(replaySession(config, change(at, { score })).mismatches[0]?.seq).toBe(at + 1)
  })
  it('an estimate left out, and an end too early unless the candidate ended it', () => {
    const at = events.findIndex(({ type }) => type === 'estimate')
    expect(replaySession(config, events.toSpliced(at, 1)).mismatches[0]?.expected.type).toBe('estimate')
    const finish = {
      ...events[at + 1],
      type: 'finish',
      data: { block: 'block-1', reason: 'length' },
    } as SessionEvent
    expect(replaySession(config, [...events.slice(0, at + 1), finish]).mismatches).toHaveLength(1)
    const ended = { ...finish, data: { block: 'block-1', reason: 'ended' } } as SessionEvent
    const { mismatches, state } = replaySession(config, [...events.slice(0, at + 1), ended])
    expect(mismatches).toEqual([])
    expect(state.blocks[0]?.finished).toBe('ended')
  })
})

describe('time', () => {
  const stop = [
    { rule: 'time', minutes: 10 },
    { rule: 'length', min: 1, max: 20 },
  ] as const
  const config = createSessionConfig({ items: bankOf(40), blueprint: blueprintOf({ stop }) })
  const reduce = reduceSession(config)

  it('ends a block after its minutes, later for those who have more, never for those without limit', () => {
    const items = (timeMultiplier: number | null): number =>
      presented(sit(config, { start: startEvent({ timeMultiplier }), msPerItem: 180_000 }).events).length
    expect([items(1), items(2), items(null)]).toEqual([4, 7, 20])
  })
  it('sets a deadline from the block’s first item, which a pause puts off', () => {
    const { events } = sit(config)
    const state = events.slice(0, 2).reduce(reduce, initialState(config))
    expect(nextAction(config, state)).toMatchObject({ deadline: 5 + 600_000 })
    const pause = (type: 'pause' | 'resume', mono: number): SessionEvent =>
      ({
        seq: 9,
        at: { mono, wall: 0 },
        prev: '',
        type,
        data: type === 'resume' ? { recovered: 0 } : {},
      }) as SessionEvent
    const paused = [pause('pause', 1000), pause('resume', 31_000)].reduce(reduce, state)
    expect(paused.faults).toEqual([])
    expect(nextAction(config, paused)).toMatchObject({ deadline: 5 + 600_000 + 30_000 })
    // a resume without a pause is a reload, and its time has passed
    expect(nextAction(config, reduce(state, pause('resume', 31_000)))).toMatchObject({
      deadline: 5 + 600_000,
    })
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

describe('items that the candidate met lately', () => {
  const config = createSessionConfig({
    items: bankOf(20),
    blueprint: blueprintOf({ stop: [{ rule: 'length', min: 8, max: 8 }] }),
  })
  const ids = config.items.map(({ id }) => id)
  const lately = (seen: string[], options: Parameters<typeof sit>[1] = {}) =>
    sit(config, { start: startEvent({ seen }), ...options })

  it('are left alone while others are there, and the rest is chosen as if they were not', () => {
    const seen = ids.filter((_, i) => i % 2 === 0)
    const { events } = lately(seen)
    const without = createSessionConfig({
      items: config.items.filter(({ id }) => !seen.includes(id)),
      blueprint: config.blueprint,
    })
    expect(presented(events)).toHaveLength(8)
    expect(presented(events)).toEqual(presented(sit(without).events))
  })
  it('come once the others are used up, and move nothing', () => {
    const seen = ids.slice(5)
    const { events, state } = lately(seen, { categoryOf: ({ max }) => max })
    const shown = presented(events)
    expect(shown.slice(0, 5).sort()).toEqual(ids.slice(0, 5).sort())
    expect(shown.slice(5).every((id) => seen.includes(id))).toBe(true)
    expect(shown).toHaveLength(8)
    const [block] = state.blocks
    expect(block?.taken.map(({ counted, uncounted }) => [counted, uncounted])).toEqual([
      ...Array.from({ length: 5 }, () => [true, undefined]),
      ...Array.from({ length: 3 }, () => [false, 'seen']),
    ])
    expect(block?.estimate.items).toBe(5)
    const five = lately(seen, { categoryOf: ({ max, id }) => (seen.includes(id) ? 0 : max) })
    expect(five.state.blocks[0]?.estimate).toEqual(block?.estimate)
  })
  it('come earlier where a quota needs them', () => {
    const seen = config.items.filter(({ kind }) => kind === 'code').map(({ id }) => id)
    const test = blueprintOf({
      quotas: [{ kind: 'code', min: 2, max: 2 }],
      stop: [{ rule: 'length', min: 4, max: 4 }],
    })
    const quota = createSessionConfig({ items: config.items, blueprint: test })
    const { events } = sit(quota, { start: startEvent({ seen }) })
    expect(presented(events).map((id) => seen.includes(id))).toEqual([false, false, true, true])
  })
  it('replay without a mismatch, also after a hint; a log that hides them does not replay', () => {
    const { events, state } = lately(ids.slice(3))
    const copy = JSON.parse(JSON.stringify(events)) as SessionEvent[]
    expect(replaySession(config, copy)).toEqual({ state, mismatches: [] })
    const hidden = [startEvent(), ...events.slice(1)]
    expect(replaySession(config, hidden).mismatches.length).toBeGreaterThan(0)
  })
  it('keep the laws of every session: any set of them, nothing twice, counted if and only if new', () => {
    fc.assert(
      fc.property(fc.subarray(richConfig().items.map(({ id }) => id)), (seen) => {
        const rich = richConfig()
        const { events, state } = sit(rich, { start: startEvent({ seen }) })
        expect(new Set(presented(events)).size).toBe(presented(events).length)
        expect(state.faults).toEqual([])
        expect(replaySession(rich, events)).toEqual({ state, mismatches: [] })
        for (const { taken, estimate } of state.blocks) {
          for (const one of taken) expect(one.counted).toBe(!seen.includes(one.id))
          expect(estimate.items).toBe(taken.filter(({ counted }) => counted).length)
        }
        const code = state.blocks[0]?.taken.filter(({ id }) =>
          rich.items.some((item) => item.id === id && item.kind === 'code'),
        )
        expect(code?.length).toBeGreaterThanOrEqual(1)
        expect(code?.length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 25 },
    )
  })
  it('that are not in this test change nothing', () => {
    const { events } = lately(['elsewhere'])
    expect(presented(events)).toEqual(presented(sit(config).events))
  })
})

describe('faults', () => {
  const config = richConfig()
  const { events } = sit(config)
  it('are named, and change nothing but the time', () => {
    const reduce = reduceSession(config)
    const [start, present, submit, score, estimate] = events
    if (!start || !present || !submit || !score || !estimate) throw new Error('unexpected log')
    const words = (...log: readonly SessionEvent[]): readonly string[] =>
      log.reduce(reduce, initialState(config)).faults.map((fault) => `${fault.type}: ${fault.words}`)
    expect(words(present)).toEqual(['present: The session has not started.'])
    expect(words(start, start)).toEqual(['start: The session has started already.'])
    expect(words(start, submit)).toEqual([
      `submit: Item ${presented(events)[0]} is not in front of the candidate.`,
    ])
    expect(words(start, present, score)).toEqual([
      `score: Item ${presented(events)[0]} has not been submitted.`,
    ])
    expect(words(start, present, present)).toEqual([`present: Item ${presented(events)[0]} is not done.`])
    expect(words(start, present, submit, score, estimate, estimate)).toEqual([
      'estimate: No score waits for its estimate.',
    ])
    expect(words(start, present, submit, { ...score, at: { mono: 1, wall: 0 } })).toEqual([
      'score: Session time runs backwards, from 60005 ms to 1 ms.',
    ])
    const wrong = {
      ...score,
      data: { item: presented(events)[0], score: { category: 9, max: 9, parts: [] } },
    } as SessionEvent
    expect(words(start, present, submit, wrong)[0]).toMatch(/has categories 0 to \d, not 9 of 9\.$/)
    const elsewhere = { ...present, data: { ...present.data, item: 'nowhere' } } as SessionEvent
    expect(words(start, elsewhere)).toEqual(['present: Item nowhere is not in this test.'])
  })
  it('are listed up to a thousand, and a log that parts from the engine so often is read no further', () => {
    const [start] = events
    if (start === undefined) throw new Error('unexpected log')
    const early = Array.from({ length: 1500 }, (_, i) => ({ ...start, seq: i, at: { mono: i, wall: 0 } }))
    const folded = early.reduce(reduceSession(config), initialState(config))
    expect(folded.faults.length).toBe(1000)
    expect(folded.mono).toBe(1499)
    const replay = replaySession(config, early)
    expect(replay.unread).toBe(499)
    expect(replay.state.faults.at(-1)?.seq).toBe(1000)
    expect(replaySession(config, events).unread).toBeUndefined()
  })
  it('are all that a nonsense log makes: nothing is thrown, and the same log gives the same state', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: events.length - 1 }), { maxLength: 60 }), (order) => {
        const log = order.flatMap((i) => events[i] ?? [])
        const replay = replaySession(config, log)
        expect(replaySession(config, log)).toEqual(replay)
        expect(nextAction(config, replay.state)).toBeDefined()
        prefetch(config, replay.state)
        for (const { estimate } of replay.state.blocks) expect(estimate.se).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
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
