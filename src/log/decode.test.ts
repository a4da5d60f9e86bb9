import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logSchema } from '#schemas/log'
import { canonicalJson } from './canonical-json.ts'
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

const anyJson = fc
  .jsonValue({ stringUnit: 'binary' })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
const anyCount = fc.oneof(fc.nat({ max: 5 }), fc.maxSafeNat())
/** Parts as editors make them, as nobody does, and no parts at all. */
const anyPart = fc.oneof(
  anyCount,
  fc.tuple(anyCount, fc.string({ unit: 'binary' })),
  fc.tuple(anyCount, fc.string(), fc.string()),
  anyJson,
)
const anyEdit = fc.record({
  item: fc.constantFrom('sum', 'a-b'),
  document: fc.oneof(fc.constantFrom('typescript', 'own-input'), fc.constant('d'.repeat(90))),
  changes: fc.array(anyPart, { maxLength: 4 }),
  // Right more often than not.
  length: fc.option(anyCount, { freq: 3 }),
})

/** Chains of edits and other events at any instants that a chain can have. */
const anyLog = fc
  .array(fc.record({ edit: fc.option(anyEdit), mono: anyCount, wall: anyCount }), { maxLength: 8 })
  .map((entries) => {
    const events: LogEvent[] = []
    for (const { edit, mono, wall } of entries) {
      const at = { mono: Math.max(mono, events.at(-1)?.at.mono ?? 0), wall }
      if (edit === null) events.push(createEvent(events.at(-1), { type: 'pause', data: {}, at }))
      else {
        const data = { ...edit, length: edit.length ?? spanOf(edit.changes) }
        events.push(createEvent(events.at(-1), { type: 'edit', data, at }))
      }
    }
    return events
  })

function spanOf(changes: readonly unknown[]): number {
  const spans = changes.map((part): unknown => (Array.isArray(part) ? part[0] : part))
  const sum = spans.reduce<number>((total, span) => total + (typeof span === 'number' ? span : NaN), 0)
  return Number.isSafeInteger(sum) && sum >= 0 ? sum : 0
}

/** What Assay 0.1.0 and 0.2.0 wrote. */
function versionOne(events: readonly LogEvent[]): string {
  const lines = events.map((event) => canonicalJson(event)).join(',\n')
  const head = events.length === 0 ? '0'.repeat(64) : hashOf(events.at(-1))
  return `{"version":1,"kind":"assay-log","events":[\n${lines}\n],"head":"${head}"}\n`
}

/** Edits of one document, one a second, as an editor makes them. */
function typed(...changes: readonly (readonly unknown[])[]): LogEvent[] {
  const events: LogEvent[] = []
  for (const [n, parts] of changes.entries()) {
    const data = { item: 'sum', document: 'typescript', changes: [...parts], length: spanOf(parts) }
    const at = { mono: n * 1000, wall: 1_700_000_000_000 + n * 1000 + (n === 2 ? 1 : 0) }
    events.push(createEvent(events.at(-1), { type: 'edit', data, at }))
  }
  return events
}

describe('the export file of a log', () => {
  it('is JSON with one event per line, which says what those before have not said', () => {
    const events = typed([10, [0, 'let'], 4], [13, [0, ' a', '']], [15, [1], 4], [[0, '// '], 20])
    expect(encodeLog(events)).toBe(`{"version":2,"kind":"assay-log","events":[
[{"mono":0,"wall":1700000000000},"edit",{"changes":[10,[0,"let"],4],"document":"typescript","item":"sum","length":14}],
[1000,"edit",[0,[0," a",""]]],
[1000,"edit",[-1,[1],4],1],
[1000,"edit",[-15,[0,"// "],20],-1]
],"head":"${hashOf(events.at(-1))}"}
`)
    expect(encodeLog([])).toBe(
      `{"version":2,"kind":"assay-log","events":[\n\n],"head":"${'0'.repeat(64)}"}\n`,
    )
  })

  it('is the same as ever for the same events, and what version 1 held is read as it was', async () => {
    const [first, second] = await Promise.all(
      ['log-0.1.0.json', 'log-0.1.0-version-2.json'].map((name) =>
        readFile(`test/session/fixtures/${name}`, 'utf8'),
      ),
    )
    const old = decodeLog(first ?? '')
    if (!old.ok) throw new Error(old.message)
    expect(decodeLog(second ?? '')).toEqual(old)
    expect(encodeLog(old.events)).toBe(second)
    expect(versionOne(old.events)).toBe(first)
    for (const text of [first, second]) expect(logSchema.parse(JSON.parse(text ?? '')).ok).toBe(true)
    const migrated = logSchema.parse(JSON.parse(first ?? ''))
    expect(decodeLog(JSON.stringify(migrated.ok && migrated.value))).toEqual(old)
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
        expect(decodeLog(versionOne(events))).toEqual({ ok: true, events, head })
        expect(logSchema.parse(JSON.parse(text))).toMatchObject({ ok: true })
      }),
    )
  })

  it.each([
    ['of version 1', versionOne],
    ['of version 2', encodeLog],
  ])('%s is found out after a change of any one byte, or still says the same', (_, write) => {
    const events = [...logOf([{ text: 'é', n: 1.5 }, { deep: [[{ a: null }]] }, {}])]
    for (const log of [events, typed([10, [0, 'é'], 4], [11, [0, 'b']], [9, [2, 'c', ''], 4])]) {
      const bytes = new TextEncoder().encode(write(log))
      const original = decodeLog(bytes)
      expect(original.ok).toBe(true)
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
      expect(found).toBeGreaterThan(bytes.length * 7.8)
    }
  })

  it('of any log is found out after a change of one byte, or still says the same', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.integer({ min: 1, max: 255 }), (events, where, difference) => {
        const bytes = new TextEncoder().encode(encodeLog(events))
        const place = where % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ difference
        const decoded = decodeLog(bytes)
        if (decoded.ok) expect(decoded.events).toEqual(events)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the events before a fault where something tells which these are', () => {
    const events = logOf([{ n: 0 }, { n: 1 }, { n: 2 }])
    const forged = versionOne(events).replace('"n":1', '"n":7')
    expect(decodeLog(forged)).toMatchObject({
      ok: false,
      seq: 2,
      intact: [events[0], { data: { changes: [{ n: 7 }] } }],
    })
    expect(decodeLog(versionOne(events).replace('"seq":1', '"seq":-1'))).toMatchObject({
      ok: false,
      seq: 1,
      message: 'Unexpected -1, expected seq as an integer from 0',
      intact: [events[0]],
    })
    const head = hashOf(events.at(-1)).slice(0, 12)
    expect(decodeLog(encodeLog(events).replace('"n":1', '"n":7'))).toEqual({
      ok: false,
      message: expect.stringMatching(
        `^Unexpected end of the log [0-9a-f]{12}…, expected ${head}…: an event of it is not the one that was recorded$`,
      ),
      intact: [],
    })
    expect(decodeLog(encodeLog(events).replace('[1,"edit"', '[0.5,"edit"'))).toEqual({
      ok: false,
      seq: 1,
      message: 'Unexpected time, expected whole milliseconds after the event before',
      intact: [events[0]],
    })
  })

  it('is refused where the data of an event are not those of its type', () => {
    const text = encodeLog(logOf([1])).replace('"edit"', '"pause"')
    expect(decodeLog(text)).toMatchObject({
      ok: false,
      seq: 0,
      message: expect.stringMatching(/^Unexpected pause: /),
    })
    const unknown = versionOne(logOf([1])).replace('"type":"edit"', '"type":"sneeze"')
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
      '{"version":3,"kind":"assay-log","events":[]}',
      'Unexpected log version 3, expected at most 2: it was written by a newer Assay, update to read it',
    ],
    ['no version', '{"kind":"assay-log","events":[]}', 'Unexpected log version, expected 1 to 2'],
    ['version 0', '{"version":0,"kind":"assay-log","events":[]}', 'Unexpected log version, expected 1 to 2'],
    [
      'version "2"',
      '{"version":"2","kind":"assay-log","events":[]}',
      'Unexpected log version, expected 1 to 2',
    ],
    [
      'no head',
      '{"version":2,"kind":"assay-log","events":[]}',
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

  it('survives any lines', () => {
    const said = fc.oneof(anyJson, fc.array(anyPart), anyEdit)
    const line = fc.oneof(
      anyJson,
      fc.tuple(fc.oneof(anyCount, fc.record({ mono: anyCount, wall: anyCount })), fc.constant('edit'), said),
      fc.tuple(anyCount, fc.constantFrom('edit', 'pause'), said, fc.maxSafeInteger()),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (events) => {
        const decoded = decodeLog(
          JSON.stringify({ version: 2, kind: 'assay-log', events, head: '1'.repeat(64) }),
        )
        expect(decoded.ok ? '' : decoded.message).toMatch(/^(Unexpected|[A-Z])/)
      }),
      { numRuns: 500 },
    )
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
