import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { createSessionConfig } from './config.ts'
import { nextAction } from './next-action.ts'
import { prefetch } from './prefetch.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, presented, richConfig, sit, startEvent } from './sitting.laws.ts'
import { initialState } from './state.ts'

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
