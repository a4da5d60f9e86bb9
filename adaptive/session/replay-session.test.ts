import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { replaySession } from './replay-session.ts'
import { presented, richConfig, sit } from './sitting.laws.ts'

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
