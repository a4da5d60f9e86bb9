import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { takeMultistage } from '../multistage/take-multistage.ts'
import { createGenerator } from '../numeric/generator.ts'
import { createSessionConfig } from './config.ts'
import { nextAction } from './next-action.ts'
import { prefetch } from './prefetch.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, sit, startEvent, type Sitting } from './sitting.laws.ts'
import { initialState } from './state.ts'

const difficulties = [0, -0.4, 0.5, 0.1, -1.5, -1.1, -1.9, 0.2, -0.1, 0.4, 1.4, 1.8, 1.1, -0.7, -0.9, 0.8, 1]
const items = bankOf(difficulties.length, (i) => ({
  kind: 'short',
  languages: [],
  max: 1,
  parameters: { model: '2pl', a: 1.4 + (i % 3) / 5, b: difficulties[i] ?? 0, c: 0, d: 1 },
}))
const ids = (...places: readonly number[]): readonly string[] => places.map((place) => `item-${place}`)
/** One module, then three, then two; in an order of their own. */
const modules = {
  routing: [3, 0, 2, 1],
  easy: [6, 4, 5],
  medium: [7, 9, 8],
  hard: [12, 10, 11],
  low: [14, 13],
  high: [15, 16],
} as const
const cuts = { score: [2, 4], theta: [0.1] }
const select = {
  selector: 'multistage',
  stages: [
    { modules: [{ id: 'routing', items: ids(...modules.routing) }] },
    {
      by: 'score',
      cuts: cuts.score,
      modules: (['easy', 'medium', 'hard'] as const).map((id) => ({ id, items: ids(...modules[id]) })),
    },
    {
      by: 'theta',
      cuts: cuts.theta,
      modules: (['low', 'high'] as const).map((id) => ({ id, items: ids(...modules[id]) })),
    },
  ],
} as const
const stop = [{ rule: 'length', min: 9, max: 9 }] as const
const config = createSessionConfig({ items, blueprint: blueprintOf({ select, stop }) })

/** The same test as the function of its own takes it. */
const asFunction = {
  start: 'routing',
  modules: [
    {
      id: 'routing',
      items: modules.routing,
      route: { by: 'score', cuts: cuts.score, to: ['easy', 'medium', 'hard'] },
    },
    ...(['easy', 'medium', 'hard'] as const).map((id) => ({
      id,
      items: modules[id],
      route: { by: 'theta' as const, cuts: cuts.theta, to: ['low', 'high'] },
    })),
    { id: 'low', items: modules.low },
    { id: 'high', items: modules.high },
  ],
} as const

const answerOf = (n: number, place: number): number =>
  createGenerator('multistage', `${n}/${place}`).unit() < 0.1 + (0.8 * n) / 40 ? 1 : 0
const sitAs = (n: number, prefix?: readonly SessionEvent[]): Sitting =>
  sit(config, {
    categoryOf: ({ id }) => answerOf(n, config.indexes.get(id) ?? -1),
    ...(prefix && { prefix }),
  })

describe('a session through stages', () => {
  it('takes the ways that the answers lead, item by item, and estimates as the function does', () => {
    const paths = new Set<string>()
    for (let n = 0; n < 40; n++) {
      const wanted = takeMultistage(asFunction, config.pool, (item) => answerOf(n, item))
      const [block] = sitAs(n).state.blocks
      expect(block?.taken.map(({ id }) => id)).toEqual(ids(...wanted.responses.map(({ item }) => item)))
      expect(block?.estimate.theta).toBeCloseTo(wanted.theta, 10)
      expect(block?.finished).toBe('length')
      paths.add(wanted.path.join(' '))
    }
    expect(paths.size).toBeGreaterThanOrEqual(4)
  })
  it('ends where its stages do, though the length allows more', () => {
    const long = createSessionConfig({
      items,
      blueprint: blueprintOf({ select, stop: [{ rule: 'length', min: 1, max: 12 }] }),
    })
    const { state } = sit(long)
    expect(state.blocks.map(({ taken, finished }) => [taken.length, finished])).toEqual([[9, 'exhaustion']])
  })
  it('goes on with the same item after any event, replays, and prefetches what comes', () => {
    for (const n of [4, 20, 36]) {
      const { events, state } = sitAs(n)
      for (let kept = 1; kept <= events.length; kept++) {
        expect(sitAs(n, events.slice(0, kept)).events).toEqual(events)
        const before = events.slice(0, kept).reduce(reduceSession(config), initialState(config))
        const [one, again] = [nextAction(config, before), nextAction(config, structuredClone(before))]
        expect(one).toEqual(again)
      }
      expect(replaySession(config, JSON.parse(JSON.stringify(events)) as SessionEvent[])).toMatchObject({
        state,
        mismatches: [],
      })
      const shown = events.flatMap((event, i) =>
        event.type === 'present' ? [{ i, id: event.data.item }] : [],
      )
      shown.slice(0, -1).forEach(({ i, id }, at) => {
        const before = events.slice(0, i + 1).reduce(reduceSession(config), initialState(config))
        const category = answerOf(n, config.indexes.get(id) ?? -1)
        expect(prefetch(config, before).find((one) => one.category === category)?.item).toBe(
          shown[at + 1]?.id,
        )
      })
    }
  })
  it('finds its modules whole, whatever a block before it takes', () => {
    const free = bankOf(19, () => ({ kind: 'short', languages: [], max: 1 })).slice(17)
    const two = createSessionConfig({
      items: [
        ...items,
        ...free.map((item) => ({ ...item, parameters: items[0]?.parameters ?? item.parameters })),
      ],
      blueprint: blueprintOf({ stop: [{ rule: 'length', min: 1, max: 9 }] }, { select, stop }),
    })
    const { state } = sit(two)
    expect(state.blocks[0]?.taken.map(({ id }) => id)).toEqual(ids(17, 18))
    expect(state.blocks[1]?.taken).toHaveLength(9)
  })
  it('shows each item of a module, those met lately last, and these lead nowhere', () => {
    const { state } = sit(config, { start: startEvent({ seen: ['item-3'] }), categoryOf: () => 1 })
    const [block] = state.blocks
    expect(block?.taken.slice(0, 4).map(({ id }) => id)).toEqual(ids(0, 2, 1, 3))
    // three points that count, of four
    expect(block?.taken[4]?.id).toBe('item-7')
  })
})
