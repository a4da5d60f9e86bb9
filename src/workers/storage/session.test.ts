import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvent, readFrames, verifyChain, type LogEvent } from '#log'
import { openSession, readSession } from './session.ts'
import { ABSENT, type Store, type StoreName } from './store.ts'

/** A disk of bytes behind the store's contract, which fails, tears and rots on request. */
interface Disk {
  bytes: Uint8Array
  /** How many of the next writes fail, each leaving half of its bytes behind. */
  failures: number
  unreadable: boolean
}

function storeOn(disk: Disk, name: StoreName): Store {
  const held = (): ReturnType<typeof readFrames> => readFrames(disk.bytes)
  const read = () => {
    if (disk.unreadable) throw new DOMException('cannot be read', 'UnknownError')
    return disk.bytes.length === 0 ? ABSENT : { ...held(), aside: [] }
  }
  return {
    name,
    open: async () => ({
      held: read(),
      append: async (lines, from) => {
        let start = 0
        for (let place = 0; place < from; place++) start = disk.bytes.indexOf(0x0a, start) + 1
        put(disk, start, lines)
      },
      rewrite: async (lines) => put(disk, 0, lines),
      close: () => undefined,
    }),
    read: async () => read(),
    list: async () => ['s'],
    remove: async () => {
      disk.bytes = new Uint8Array()
    },
  }
}

function put(disk: Disk, start: number, lines: readonly string[]): void {
  const added = new TextEncoder().encode(lines.join(''))
  const fails = disk.failures > 0
  if (fails) disk.failures--
  const length = fails ? Math.floor(added.length / 2) : added.length
  const bytes = new Uint8Array(start + length)
  bytes.set(disk.bytes.subarray(0, start))
  bytes.set(added.subarray(0, length), start)
  disk.bytes = bytes
  if (fails) throw new DOMException('no room', 'QuotaExceededError')
}

function next(events: readonly LogEvent[]): LogEvent {
  const seq = events.length
  return createEvent(events.at(-1), {
    type: 'note',
    data: { about: 0, text: `n${seq}` },
    at: { mono: seq, wall: 1 },
  })
}

const options = { session: 's', create: true, expected: 0, now: 5 }

function disks(): { readonly one: Disk; readonly two: Disk; readonly stores: readonly Store[] } {
  const one: Disk = { bytes: new Uint8Array(), failures: 0, unreadable: false }
  const two: Disk = { bytes: new Uint8Array(), failures: 0, unreadable: false }
  return { one, two, stores: [storeOn(one, 'indexeddb'), storeOn(two, 'opfs')] }
}

describe('the writer of a session', () => {
  it('acknowledges what one store holds, and says what is wrong with the other', async () => {
    const { two, stores } = disks()
    const opened = await openSession(stores, options)
    if (opened.type !== 'opened') throw new Error(opened.type)
    two.failures = 2
    const event = next([])
    expect(await opened.writer.append([event])).toEqual({
      type: 'saved',
      next: 1,
      problems: [{ store: 'opfs', reason: 'full', detail: 'QuotaExceededError: no room' }],
    })
  })

  it('acknowledges nothing where no store holds it, and takes it again later', async () => {
    const { one, two, stores } = disks()
    const opened = await openSession(stores, options)
    if (opened.type !== 'opened') throw new Error(opened.type)
    one.failures = 2
    two.failures = 2
    const event = next([])
    expect(await opened.writer.append([event])).toMatchObject({ type: 'unsaved' })
    expect(await opened.writer.append([event])).toEqual({ type: 'saved', next: 1, problems: [] })
    expect(one.bytes).toEqual(two.bytes)
  })

  it('opens a store that was cut off at once again', async () => {
    const { one, two, stores } = disks()
    const opened = await openSession(stores, options)
    if (opened.type !== 'opened') throw new Error(opened.type)
    one.failures = 1
    one.bytes = new Uint8Array()
    expect(await opened.writer.append([next([])])).toEqual({ type: 'saved', next: 1, problems: [] })
    expect(one.bytes).toEqual(two.bytes)
  })

  it('takes an event twice, but not another one in its place, nor one that does not follow', async () => {
    const { stores } = disks()
    const opened = await openSession(stores, options)
    if (opened.type !== 'opened') throw new Error(opened.type)
    const first = next([])
    const second = next([first])
    await opened.writer.append([first, second])
    expect(await opened.writer.append([second])).toMatchObject({ type: 'saved', next: 2 })
    const refusals = await Promise.all([
      opened.writer.append([{ ...second, data: {} }]),
      opened.writer.append([{ ...second, seq: 3 }]),
      opened.writer.append([{ ...second, seq: 2 }]),
      opened.writer.append([{ ...next([first, second]), data: { n: 1n } }]),
    ])
    expect(refusals).toEqual([
      { type: 'refused', message: 'Event 1 is stored with other content' },
      { type: 'refused', message: 'Unexpected event number 3, expected 2' },
      { type: 'refused', message: 'Event 2 does not continue the stored log' },
      { type: 'refused', message: 'Unexpected a bigint at $.data.n, expected something that JSON can hold' },
    ])
  })

  it('is not opened for a session that had begun and is gone, nor without any store', async () => {
    const { one, two, stores } = disks()
    expect(await openSession(stores, { ...options, create: false })).toEqual({ type: 'lost', problems: [] })
    expect(await openSession(stores, { ...options, expected: 1 })).toEqual({ type: 'lost', problems: [] })
    one.unreadable = true
    expect(await openSession(stores, { ...options, create: false })).toMatchObject({
      type: 'lost',
      problems: [{ store: 'indexeddb' }],
    })
    two.unreadable = true
    expect(await openSession(stores, options)).toMatchObject({ type: 'unavailable', problems: [{}, {}] })
  })

  it('loses no acknowledged event over crashes, full disks and damage to one store at a time', async () => {
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('fill' as const), first: fc.boolean(), both: fc.boolean() }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('damage' as const),
          first: fc.boolean(),
          place: fc.nat(),
          wipe: fc.boolean(),
        }),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { one, two, stores } = disks()
        let opened = await openSession(stores, options)
        const events: LogEvent[] = []
        let acknowledged = 0
        for (const now of steps) {
          if (opened.type !== 'opened') throw new Error(opened.type)
          if (now.do === 'append') {
            for (let n = 0; n < now.count; n++) events.push(next(events))
            const reply = await opened.writer.append(events.slice(acknowledged))
            if (reply.type === 'saved') acknowledged = reply.next
          } else if (now.do === 'fill') {
            if (now.both || now.first) one.failures = 2
            if (now.both || !now.first) two.failures = 2
          } else {
            await opened.writer.close()
            one.failures = 0
            two.failures = 0
            // A store that is behind is no second copy: only one that is level stands in for the other.
            const level = one.bytes.length === two.bytes.length
            const disk = now.do === 'damage' && level ? (now.first ? one : two) : undefined
            if (disk !== undefined && now.do === 'damage') {
              if (now.wipe) disk.bytes = new Uint8Array()
              else {
                const at = now.place % disk.bytes.length
                disk.bytes = disk.bytes.with(at, (disk.bytes[at] ?? 0) ^ 0x41)
              }
            }
            opened = await openSession(stores, { ...options, create: false, expected: acknowledged + 1 })
            if (opened.type !== 'opened') throw new Error(opened.type)
            const { recovery } = opened
            expect(recovery.events.length).toBeGreaterThanOrEqual(acknowledged)
            expect(recovery.events).toEqual(events.slice(0, recovery.events.length))
            expect(verifyChain(recovery.events).ok).toBe(true)
            expect(one.bytes).toEqual(two.bytes)
            events.length = recovery.events.length
            acknowledged = events.length
          }
        }
        const { recovery } = await readSession(stores, 's')
        expect(recovery.events.length).toBeGreaterThanOrEqual(acknowledged)
      }),
      { numRuns: 300 },
    )
  })
})
