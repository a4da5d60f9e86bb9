import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { createSessionConfig } from './config.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, presented, richConfig, sit, startEvent } from './sitting.laws.ts'

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
