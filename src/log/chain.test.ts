import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyChain } from './chain.ts'
import { createEvent, NO_EVENT, parseEvent, type LogEvent } from './event.ts'
import { hashOf } from './hash.ts'

/** A log of notes, one a second. */
function notes(count: number): LogEvent[] {
  const events: LogEvent[] = []
  for (let n = 0; n < count; n++) {
    const at = { mono: n * 1000, wall: 1_700_000_000_000 + n * 1000 }
    events.push(createEvent(events.at(-1), { type: 'note', data: { about: n, text: `note ${n}` }, at }))
  }
  return events
}

describe('an event', () => {
  it('is numbered and bound to the one before it', () => {
    const first = createEvent(undefined, {
      type: 'note',
      data: { about: 0, text: 'a' },
      at: { mono: 0, wall: 5 },
    })
    expect(first).toEqual({
      seq: 0,
      at: { mono: 0, wall: 5 },
      prev: NO_EVENT,
      type: 'note',
      data: { about: 0, text: 'a' },
    })
    const second = createEvent(first, { type: 'pause', data: {}, at: { mono: 7, wall: 3 } })
    expect(second).toMatchObject({ seq: 1, prev: hashOf(first) })
  })

  it('has a pinned hash, on which stored logs rely', () => {
    const event = createEvent(undefined, {
      type: 'note',
      data: { about: 0, text: 'a' },
      at: { mono: 0, wall: 5 },
    })
    expect(hashOf(event)).toBe('69905a3dc80f13892af53e7af3227c58377a99efc75a2d8a516dc1ddc55b24c2')
  })

  it('refuses time that runs backwards or is no whole number', () => {
    const first = createEvent(undefined, { type: 'pause', data: {}, at: { mono: 9, wall: 5 } })
    const later = (mono: number, wall: number) => () =>
      createEvent(first, { type: 'pause', data: {}, at: { mono, wall } })
    expect(later(8, 5)).toThrow(
      new RangeError('Unexpected time 8 ms, expected 9 ms or later: session time never runs backwards'),
    )
    expect(later(9.5, 5)).toThrow('Unexpected time 9.5, expected whole milliseconds since the session began')
    expect(later(9, NaN)).toThrow('Unexpected time NaN, expected whole milliseconds since 1970')
  })

  it('refuses data that JSON cannot hold, before it is part of a log', () => {
    const data = { item: 'sum', document: 'answer', changes: [1n], length: 0 }
    expect(() => createEvent(undefined, { type: 'edit', data, at: { mono: 0, wall: 0 } })).toThrow(TypeError)
  })

  it.each([
    [null, 'Unexpected null, expected an event {seq, at, prev, type, data}'],
    [[], 'Unexpected list, expected an event {seq, at, prev, type, data}'],
    [{}, 'Unexpected no key, expected the keys at, data, prev, seq, type'],
    [{ seq: -1 }, 'Unexpected -1, expected seq as an integer from 0'],
    [{ seq: '0' }, 'Unexpected 0, expected seq as an integer from 0'],
    [{ at: { mono: 0 } }, 'Unexpected object, expected at as {mono, wall}'],
    [
      { at: { mono: 0, wall: 0.5 } },
      'Unexpected object, expected at as {mono, wall}, both in whole milliseconds',
    ],
    [{ prev: 'A'.repeat(64) }, `Unexpected ${'A'.repeat(40)}…, expected prev as 64 hexadecimal digits`],
    [{ type: 'Note!' }, 'Unexpected Note!, expected type as one short word'],
    [{ data: [1] }, 'Unexpected list, expected data as an object'],
    [
      { extra: 1 },
      'Unexpected at, data, extra, prev, seq, type, expected the keys at, data, prev, seq, type',
    ],
  ])('is refused at the door as %j', (patch, message) => {
    const whole = Array.isArray(patch) || patch === null || Object.keys(patch).length === 0
    const value: unknown = whole ? patch : { ...notes(1)[0], ...patch }
    expect(parseEvent(value)).toEqual({ ok: false, message })
  })
})

describe('a chain', () => {
  it('is sound as it was made, and gives its head', () => {
    const events = notes(3)
    expect(verifyChain(events)).toEqual({ ok: true, head: hashOf(events[2]) })
    expect(verifyChain([])).toEqual({ ok: true, head: NO_EVENT })
  })

  it('names the first event that is out of place', () => {
    const [a, b, c] = notes(3) as [LogEvent, LogEvent, LogEvent]
    expect(verifyChain([a, c])).toEqual({
      ok: false,
      seq: 1,
      message: 'Unexpected event number 2, expected 1',
    })
    expect(verifyChain([b])).toMatchObject({ ok: false, seq: 0 })
    expect(verifyChain([a, { ...b, data: { text: 'forged' } }, c])).toEqual({
      ok: false,
      seq: 2,
      message: `Unexpected link ${c.prev.slice(0, 12)}…, expected ${hashOf({ ...b, data: { text: 'forged' } }).slice(0, 12)}…: event 1 is not the one that was recorded`,
    })
    expect(verifyChain([{ ...a, prev: '1'.repeat(64) }])).toMatchObject({ ok: false, seq: 0 })
  })

  it('finds a changed or missing last event by the head', () => {
    const events = notes(3)
    const head = hashOf(events[2])
    expect(verifyChain(events, head).ok).toBe(true)
    expect(verifyChain(events.slice(0, 2), head)).toMatchObject({ ok: false, seq: 1 })
    expect(verifyChain([], head)).toMatchObject({ ok: false, seq: 0 })
  })

  it('finds time that runs backwards even where the links hold', () => {
    const [first] = notes(1) as [LogEvent]
    const early: LogEvent = { ...first, at: { mono: 10, wall: 0 } }
    const second: LogEvent = { ...first, seq: 1, prev: hashOf(early), at: { mono: 9, wall: 0 } }
    expect(verifyChain([early, second])).toMatchObject({ ok: false, seq: 1 })
  })

  it('accepts no other order, subset or repetition of its events', () => {
    const events = notes(6)
    const head = hashOf(events[5])
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 8 }), (places) => {
        const picked = places.map((place) => events[place] as LogEvent)
        const original = places.length === 6 && places.every((place, index) => place === index)
        expect(verifyChain(picked, head).ok).toBe(original)
        const prefix = places.every((place, index) => place === index)
        expect(verifyChain(picked).ok).toBe(prefix)
      }),
    )
  })
})
