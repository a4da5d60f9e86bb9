import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvent, type LogEvent } from './event.ts'
import { decodeLog, readLog } from './decode.ts'
import { encodeLog } from './encode.ts'
import { hashOf } from './hash.ts'

/** A log whose events carry these values where any JSON may stand. */
function logOf(values: readonly unknown[]): LogEvent[] {
  const events: LogEvent[] = []
  for (const [n, value] of values.entries()) {
    const data = { item: 'sum', document: 'answer', changes: [value], length: 0 }
    events.push(createEvent(events.at(-1), { type: 'edit', data, at: { mono: n, wall: 1_700_000_000_000 } }))
  }
  return events
}

const anyLog = fc
  .array(fc.jsonValue({ stringUnit: 'binary' }), { maxLength: 5 })
  .map((values) => logOf(values.map((value): unknown => JSON.parse(JSON.stringify(value)))))

describe('the export file of a log', () => {
  it('is JSON with one event per line', () => {
    const events = logOf([{ text: 'a' }, {}])
    const text = encodeLog(events)
    expect(text.split('\n')).toHaveLength(5)
    expect(JSON.parse(text)).toEqual({ version: 1, kind: 'assay-log', events, head: hashOf(events[1]) })
  })

  it('is read back as the same events, from text, bytes and a stream of any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.integer({ min: 1, max: 50 }), async (events, size) => {
        const text = encodeLog(events)
        const bytes = new TextEncoder().encode(text)
        const head = events.length === 0 ? '0'.repeat(64) : hashOf(events.at(-1))
        expect(decodeLog(text)).toEqual({ ok: true, events, head })
        expect(decodeLog(bytes)).toEqual({ ok: true, events, head })
        expect(await readLog(chunks(bytes, size))).toEqual({ ok: true, events, head })
      }),
    )
  })

  it('is found out after a change of any one byte, or still says the same', () => {
    const bytes = new TextEncoder().encode(
      encodeLog(logOf([{ text: 'é', n: 1.5 }, { deep: [[{ a: null }]] }, {}])),
    )
    const original = decodeLog(bytes)
    let found = 0
    for (let place = 0; place < bytes.length; place++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = bytes.slice()
        changed[place] = (changed[place] ?? 0) ^ (1 << bit)
        const decoded = decodeLog(changed)
        if (decoded.ok) expect(decoded).toEqual(original)
        else found++
      }
    }
    expect(found).toBeGreaterThan(bytes.length * 7.9)
  })

  it('gives the events before a fault', () => {
    const events = logOf([{ n: 0 }, { n: 1 }, { n: 2 }])
    const forged = encodeLog(events).replace('"n":1', '"n":7')
    expect(decodeLog(forged)).toMatchObject({
      ok: false,
      seq: 2,
      intact: [events[0], { data: { changes: [{ n: 7 }] } }],
    })
    expect(decodeLog(encodeLog(events).replace('"seq":1', '"seq":-1'))).toMatchObject({
      ok: false,
      seq: 1,
      message: 'Unexpected -1, expected seq as an integer from 0',
      intact: [events[0]],
    })
  })

  it('is refused where the data of an event are not those of its type', () => {
    const text = encodeLog(logOf([1])).replace('"type":"edit"', '"type":"pause"')
    expect(decodeLog(text)).toMatchObject({
      ok: false,
      seq: 0,
      message: expect.stringMatching(/^Unexpected pause: /),
    })
    const unknown = encodeLog(logOf([1])).replace('"type":"edit"', '"type":"sneeze"')
    expect(decodeLog(unknown)).toMatchObject({
      ok: false,
      seq: 0,
      message: expect.stringMatching(/^Unexpected sneeze: /),
    })
  })

  it('cannot be made from events that are no chain', () => {
    expect(() => encodeLog(logOf([{}, {}]).slice(1))).toThrow(
      new RangeError('Event 0: Unexpected event number 1, expected 0'),
    )
  })

  it.each([
    ['nothing', '', /^Unexpected text that is not JSON/],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'Unexpected bytes that are not UTF-8, expected a log exported by Assay',
    ],
    ['null', 'null', 'Unexpected content, expected a log exported by Assay'],
    [
      'another kind',
      '{"kind":"assay-result","events":[]}',
      'Unexpected content, expected a log exported by Assay',
    ],
    [
      'a newer version',
      '{"version":2,"kind":"assay-log","events":[]}',
      'Unexpected log version 2, expected 1: it was written by a newer Assay, update to read it',
    ],
    ['no version', '{"kind":"assay-log","events":[]}', 'Unexpected log version, expected 1'],
    [
      'no head',
      '{"version":1,"kind":"assay-log","events":[]}',
      'Unexpected head, expected 64 hexadecimal digits',
    ],
    [
      'an unknown key',
      `{"version":1,"kind":"assay-log","events":[],"head":"${'0'.repeat(64)}","score":9}`,
      "Unexpected key score, expected none beside the log's own",
    ],
    ['a pile of brackets', '['.repeat(5_000_000), 'Unexpected nesting deeper than 1000 levels'],
    [
      'a deep event',
      `{"version":1,"kind":"assay-log","events":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}`,
      'Unexpected nesting deeper than 1000 levels',
    ],
    [
      'too many events',
      `{"version":1,"kind":"assay-log","head":"${'0'.repeat(64)}","events":[0${',0'.repeat(200_000)}]}`,
      'Unexpected 200001 events, expected at most 200000',
    ],
  ])('is refused in words when it is %s', (_, content, message) => {
    const decoded = decodeLog(content)
    expect(decoded).toMatchObject({ ok: false, intact: [] })
    expect(decoded.ok ? '' : decoded.message).toMatch(message)
  })

  it('is refused when it is too large, before the rest of a stream is read', async () => {
    const message = 'Unexpected size, expected a log of at most 1 MiB'
    const limits = { maxBytes: 1024 * 1024 }
    expect(decodeLog(' '.repeat(1024 * 1024 + 1), limits)).toEqual({ ok: false, message, intact: [] })
    let given = 0
    const endless = (async function* () {
      for (;;) {
        given++
        yield new Uint8Array(64 * 1024)
      }
    })()
    expect(await readLog(endless, limits)).toEqual({ ok: false, message, intact: [] })
    expect(given).toBe(17)
  })

  it('cannot reach a prototype through keys named __proto__', () => {
    const data = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as object
    const decoded = decodeLog(encodeLog(logOf([data])))
    expect(decoded.ok).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    const outside = `{"version":1,"kind":"assay-log","events":[],"head":"${'0'.repeat(64)}","__proto__":{"ok":true}}`
    expect(decodeLog(outside)).toMatchObject({
      ok: false,
      message: "Unexpected key __proto__, expected none beside the log's own",
    })
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.uint8Array()), (content) => {
        expect(decodeLog(content).ok).toBe(false)
      }),
    )
  })
})

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
