import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, createEvent, type LogEvent } from '#log'
import { headerRecord, planRepair, recover } from './recover.ts'
import { ABSENT, type Held, type StoreName } from './store.ts'

const HEADER = headerRecord({ session: 's', created: 5 })

function notes(count: number, text = 'note'): LogEvent[] {
  const events: LogEvent[] = []
  for (let n = 0; n < count; n++) {
    const at = { mono: n, wall: 100 + n }
    events.push(createEvent(events.at(-1), { type: 'note', data: { about: 0, text: `${text} ${n}` }, at }))
  }
  return events
}

function whole(records: readonly string[]): Held {
  return records.length === 0 ? ABSENT : { state: 'whole', records, intact: records.length, aside: [] }
}

function stores(indexeddb: Held, opfs: Held): ReadonlyMap<StoreName, Held> {
  return new Map([
    ['indexeddb', indexeddb],
    ['opfs', opfs],
  ])
}

describe('recovery', () => {
  const events = notes(4)
  const records = [HEADER, ...events.map((event) => canonicalJson(event))]

  it('gives what both stores hold, without a fact to tell', () => {
    expect(recover('s', stores(whole(records), whole(records)), 5)).toEqual({
      header: { session: 's', created: 5 },
      events,
      records,
      facts: [],
    })
  })

  it('finds no header where nothing is held', () => {
    expect(recover('s', stores(ABSENT, ABSENT), 0)).toEqual({
      header: undefined,
      events: [],
      records: [],
      facts: [],
    })
  })

  it('takes from the longer store what the shorter one lacks', () => {
    const { events: found, facts } = recover('s', stores(whole(records), whole(records.slice(0, 3))), 5)
    expect(found).toEqual(events)
    expect(facts).toEqual([{ type: 'restored', store: 'opfs', records: 2 }])
  })

  it('joins links that each store alone has lost', () => {
    const left = records.filter((_, place) => place !== 1)
    const right = records.filter((_, place) => place !== 3)
    expect(recover('s', stores(whole(left), whole(right)), 5).events).toEqual(events)
  })

  it('ends where both have lost the same link, and tells how many are missing', () => {
    const cut = records.filter((_, place) => place !== 2)
    const { events: found, facts } = recover('s', stores(whole(cut), whole(cut)), 5)
    expect(found).toEqual(events.slice(0, 1))
    expect(facts).toContainEqual({ type: 'missing', expected: 4, found: 1 })
  })

  it('tells a torn and a corrupt store', () => {
    const torn: Held = { state: 'torn', records: records.slice(0, 4), intact: 4, aside: [] }
    const corrupt: Held = { state: 'corrupt', records: records.slice(2), intact: 0, aside: [] }
    expect(recover('s', stores(torn, corrupt), 0).facts).toEqual([
      { type: 'torn', store: 'indexeddb' },
      { type: 'restored', store: 'indexeddb', records: 1 },
      { type: 'corrupt', store: 'opfs' },
      { type: 'restored', store: 'opfs', records: 2 },
    ])
  })

  it('counts what was set aside when a store was damaged', () => {
    const { events: found } = recover('s', stores(ABSENT, { ...ABSENT, aside: records }), 0)
    expect(found).toEqual(events)
  })

  it('makes up for a lost header by the first event', () => {
    expect(recover('s', stores(whole(records.slice(1)), ABSENT), 0).header).toEqual({
      session: 's',
      created: 100,
    })
  })

  it('does not take the header of another session, nor records that are no events', () => {
    const foreign = [
      headerRecord({ session: 't', created: 1 }),
      '7',
      '[]',
      'no JSON',
      '{"seq":0}',
      '['.repeat(5000),
    ]
    expect(recover('s', stores(whole(foreign), ABSENT), 0)).toMatchObject({ header: undefined, events: [] })
  })

  it('prefers the longer of two logs that part', () => {
    const other = notes(2, 'other').map((event) => canonicalJson(event))
    expect(recover('s', stores(whole([HEADER, ...other]), whole(records)), 0).events).toEqual(events)
  })

  it('gives exactly the beginning that can be linked, whatever each store has lost', () => {
    const subset = fc.subarray(records, { minLength: 0 })
    fc.assert(
      fc.property(subset, subset, (left, right) => {
        const union = new Set([...left, ...right])
        const gap = records.findIndex((record, place) => place > 0 && !union.has(record))
        const linked = gap === -1 ? events : events.slice(0, gap - 1)
        const recovery = recover('s', stores(whole(left), whole(right)), 0)
        expect(recovery.events).toEqual(linked)
        expect(recovery.records).toHaveLength(recovery.header === undefined ? 0 : linked.length + 1)
      }),
    )
  })
})

describe('repair', () => {
  const right = ['h', 'a', 'b', 'c']

  it('appends what is missing behind what is right', () => {
    expect(planRepair(whole(['h', 'a']), right)).toEqual({ type: 'append', from: 2 })
    expect(planRepair(whole(right), right)).toEqual({ type: 'append', from: 4 })
    expect(planRepair(ABSENT, right)).toEqual({ type: 'append', from: 0 })
    expect(planRepair({ state: 'torn', records: ['h'], intact: 1, aside: [] }, right)).toEqual({
      type: 'append',
      from: 1,
    })
  })

  it('rewrites a store that is corrupt, has other records or too many', () => {
    expect(planRepair({ state: 'corrupt', records: ['h', 'b'], intact: 1, aside: [] }, right)).toEqual({
      type: 'rewrite',
    })
    expect(planRepair(whole(['h', 'x']), right)).toEqual({ type: 'rewrite' })
    expect(planRepair(whole([...right, 'd']), right)).toEqual({ type: 'rewrite' })
  })
})
