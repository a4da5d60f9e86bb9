import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSessionConfig, refusalsOfTest } from './config.ts'
import { prefetch } from './prefetch.ts'
import { recordScales } from './record-scales.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, presented, sit, startEvent } from './sitting.laws.ts'
import { initialState } from './state.ts'

/** Code steers, the other kinds are scored on record alone. */
const items = bankOf(40, (i) => (i % 5 === 0 ? { steers: true } : {}))
const steers = (id: string): boolean => items.find((item) => item.id === id)?.steers === true
const seedOf = (i: number): string => (i * 7919).toString(16).padStart(32, '0')
const graded = (block: Partial<Blueprint['blocks'][number]> = {}): Blueprint => ({
  ...blueprintOf({
    stop: [{ rule: 'length', min: 5, max: 7 }],
    fixed: { positions: [2, 5] },
    ...block,
  }),
  use: 'graded',
})
const config = createSessionConfig({ items, blueprint: graded() })

describe('items of a graded test that do not steer', () => {
  it('stand at their positions, wait for no score, and move nothing', () => {
    const { events, state } = sit(config, { categoryOf: () => 1 })
    expect(presented(events).map(steers)).toEqual([true, false, true, true, false, true, true])
    const of = (type: string) =>
      events.flatMap((event) => (event.type === type && 'item' in event.data ? [event.data.item] : []))
    expect(of('score')).toEqual(presented(events).filter(steers))
    expect(of('submit')).toEqual(presented(events))
    expect(state.blocks[0]?.estimate.items).toBe(5)
    expect(state.blocks[0]?.taken.map(({ counted }) => counted)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
      true,
    ])
    expect(state.faults).toEqual([])
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
  it('are drawn for each candidate, whatever the answers, in proportion to what they tell', () => {
    const wide = createSessionConfig({
      items,
      blueprint: graded({ stop: [{ rule: 'length', min: 2, max: 2 }], fixed: { positions: [1] } }),
    })
    const counts = new Map<string, number>()
    const TRIES = 2000
    for (let i = 0; i < TRIES; i++) {
      const start = startEvent({ seed: seedOf(i) })
      const [first = ''] = presented(sit(wide, { start, categoryOf: () => i % 2 }).events)
      expect(presented(sit(wide, { start, categoryOf: () => 0 }).events)[0]).toBe(first)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    const information = wide.blocks[0]?.fixed?.information ?? new Float64Array()
    const sum = information.reduce((all, one) => all + one, 0)
    expect(counts.size).toBe(32)
    const chi = items.reduce((all, { id, steers: isSteering }, i) => {
      if (isSteering === true) return all
      const expected = (TRIES * (information[i] ?? 0)) / sum
      return all + ((counts.get(id) ?? 0) - expected) ** 2 / expected
    }, 0)
    // 0.9999 quantile of chi-square with 31 degrees of freedom
    expect(chi).toBeLessThan(69.1)
  })
  it('count to quotas, and a block never ends before it has had them', () => {
    const counted = createSessionConfig({
      items,
      blueprint: graded({
        quotas: [{ kind: 'trace', min: 1, max: 1 }],
        stop: [
          { rule: 'standard-error', below: 2 },
          { rule: 'length', min: 5, max: 7 },
        ],
      }),
    })
    for (let i = 0; i < 20; i++) {
      const { events, state } = sit(counted, { start: startEvent({ seed: seedOf(i) }) })
      const shown = presented(events).map((id) => items.find((item) => item.id === id))
      expect(shown.filter((item) => item?.kind === 'trace')).toHaveLength(1)
      expect(shown.map((item) => item?.steers === true)).toEqual([true, false, true, true, false])
      expect(state.blocks[0]?.finished).toBe('standard-error')
    }
  })
  it('are refused where there are too few of either sort, and none comes without a position', () => {
    const codeAlone = createSessionConfig({
      items: items.filter(({ steers: isSteering }) => isSteering),
      blueprint: graded(),
    })
    expect(refusalsOfTest(codeAlone).map(({ words }) => words)).toContain(
      'Block block-1: items that do not steer wants 2 and the items give 0; 2 items are missing.',
    )
    const none = createSessionConfig({
      items,
      blueprint: { ...blueprintOf({ stop: [{ rule: 'length', min: 5, max: 7 }] }), use: 'graded' },
    })
    expect(presented(sit(none).events).every(steers)).toBe(true)
    expect(refusalsOfTest(none)[0]?.words).toBe(
      'Block block-1: length wants 5 and the items give 4; 1 item is missing.',
    )
  })
  it('are told from those on trial, whose scores never count', () => {
    const tried = createSessionConfig({
      items,
      blueprint: graded({ pretest: { items: ['item-1'], count: 1, positions: [3] } }),
    })
    const { state } = sit(tried)
    expect(state.blocks[0]?.taken[2]).toMatchObject({ id: 'item-1', counted: false, uncounted: 'pretest' })
    expect(state.blocks[0]?.taken[1]).toMatchObject({ counted: false, uncounted: undefined })
  })
  it('stand wherever a fixed order puts them', () => {
    const order = ['item-1', 'item-0', 'item-2']
    const listed = createSessionConfig({
      items,
      blueprint: {
        ...blueprintOf({
          select: { selector: 'fixed-order', items: order },
          stop: [{ rule: 'length', min: 3, max: 3 }],
        }),
        use: 'graded',
      },
    })
    const { events, state } = sit(listed)
    expect(presented(events)).toEqual(order)
    expect(state.faults).toEqual([])
    expect(state.blocks[0]?.estimate.items).toBe(1)
  })
  it('have no score in a log, and nothing after them hangs on one', () => {
    const { events } = sit(config)
    const at = events.findIndex((event) => event.type === 'submit' && !steers(event.data.item))
    const [submit] = events.slice(at)
    if (submit?.type !== 'submit') throw new Error('nothing was submitted')
    const forged = {
      ...submit,
      type: 'score' as const,
      data: { item: submit.data.item, score: { category: 1, max: 1, parts: [] } },
    }
    const state = [...events.slice(0, at + 1), forged].reduce(reduceSession(config), initialState(config))
    expect(state.faults.map(({ words }) => words)).toEqual([
      `Item ${submit.data.item} is scored on record, after the test.`,
    ])
    const before = events.slice(0, at).reduce(reduceSession(config), initialState(config))
    expect(new Set(prefetch(config, before).map(({ item }) => item)).size).toBe(1)
  })
})

describe('scales of record', () => {
  const items2 = bankOf(20, (i) => ({ ai: i % 2 === 0 ? 'forbidden' : 'allowed' }))
  const stop = [{ rule: 'length' as const, min: 2, max: 2 }]
  const two = createSessionConfig({
    items: items2,
    blueprint: {
      ...blueprintOf({ stop, prior: { mean: 0.5, sd: 1 } }, { ai: 'allowed', stop }, { stop }),
      use: 'graded',
    },
  })

  it('are one for each AI policy, over its blocks, and agree with a session that counts the same', () => {
    const scales = recordScales(two, [
      [{ item: 'item-2', category: 1 }],
      [{ item: 'item-1', category: 0 }],
      [{ item: 'item-4', category: 2 }],
    ])
    expect(scales.map(({ policy, items: n }) => [policy, n])).toEqual([
      ['forbidden', 2],
      ['allowed', 1],
    ])
    const practice = createSessionConfig({
      items: items2.filter(({ ai }) => ai === 'forbidden'),
      blueprint: blueprintOf({
        prior: { mean: 0.5, sd: 1 },
        select: { selector: 'fixed-order', items: ['item-2', 'item-4'] },
        stop,
      }),
    })
    const { state } = sit(practice, { categoryOf: ({ id }) => (id === 'item-2' ? 1 : 2) })
    expect(scales[0]).toEqual({ policy: 'forbidden', ...state.blocks[0]?.estimate })
  })
  it('say what is not in the test', () => {
    expect(() => recordScales(two, [[{ item: 'item-99', category: 0 }]])).toThrow(
      'item item-99 is not in this test',
    )
  })
})
