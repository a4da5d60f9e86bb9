import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeLog, hashOf } from '#log'
import type { SessionEvent } from '#schemas/event'
import { stampSchema } from '#schemas/stamp'
import type { StorageState } from '../../session/storage.ts'
import { createWitness, type Witness } from './witness.ts'

const about = { attempt: '00000000-0000-4000-8000-000000000000', form: 'f'.repeat(64) }

let server: Server
let endpoint = ''
/** what the server says next; 201 where nothing is left */
let replies: number[] = []
let told: string[] = []
beforeEach(async () => {
  told = []
  replies = []
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const status = replies.shift() ?? 201
      const parsed = stampSchema.parse(JSON.parse(body))
      if (!parsed.ok) throw new Error(parsed.faults[0]?.message)
      const { moment, head, attempt, form } = parsed.value
      expect({ attempt, form }).toEqual(about)
      told.push(`${status} ${moment} ${nameOf(head)}`)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/results`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** A session's storage: a log that grows, and of which a part is stored. */
function openedStorage(types: readonly string[] = []) {
  const events: SessionEvent[] = []
  let pending = 0
  let tell = (): void => undefined
  const add = (type: string): void => {
    const before = events.at(-1)
    const prev = before === undefined ? '0'.repeat(64) : hashOf(before)
    const at = { mono: events.length, wall: events.length }
    events.push({ seq: events.length, at, prev, type, data: {} } as unknown as SessionEvent)
  }
  types.forEach(add)
  const recorder = {
    events: () => events,
    status: () => ({ pending }),
    onStatus: (listener: () => void) => void (tell = listener),
  }
  named = events
  return {
    events,
    state: { type: 'open', recorder } as unknown as StorageState,
    /** One more event, stored at once unless something else is said. */
    record: (type: string, isStored = true): void => {
      add(type)
      pending = isStored ? 0 : pending + 1
      tell()
    },
  }
}

let named: readonly SessionEvent[] = []
const nameOf = (head: string): string => {
  const event = named.find((one) => hashOf(one) === head)
  return event === undefined ? 'none' : `${event.type} ${event.seq}`
}

/** @param pause what happens between two tries */
function witnessOf(storage: { readonly state: StorageState }, pause = () => undefined as unknown): Witness {
  const opening = () => Promise.resolve(storage.state)
  return createWitness(endpoint, about, opening, async () => void (await pause()))
}
const expectTold = (expected: readonly string[]) =>
  expect.poll(() => told, { timeout: 5000 }).toEqual(expected)

describe('a witness', () => {
  it('is told of the start, of each submission and of the end, and of nothing else', async () => {
    const storage = openedStorage()
    const { open, handIn } = witnessOf(storage)
    await open('session', { create: true })
    for (const type of ['start', 'present', 'edit', 'submit']) storage.record(type)
    await expectTold(['201 start start 0', '201 checkpoint submit 3'])
    for (const type of ['score', 'present', 'submit']) storage.record(type)
    await expectTold(['201 start start 0', '201 checkpoint submit 3', '201 checkpoint submit 6'])
    storage.record('finish')
    await handIn(new Blob([encodeLog(storage.events)]))
    await expectTold([...told.slice(0, 3), '201 submission finish 7'])
  })

  it('is told once it can be, what the log has come to by then', async () => {
    const storage = openedStorage()
    replies = [500, 503, 201, 429, 500]
    const meanwhile = [[], ['present', 'submit', 'score'], ['present', 'edit'], ['submit', 'score']]
    const { open } = witnessOf(storage, () => meanwhile.shift()?.forEach((type) => storage.record(type)))
    await open('session', { create: true })
    storage.record('start')
    await expectTold([
      '500 start start 0',
      '503 start start 0',
      '201 start start 0',
      '429 checkpoint score 3',
      '500 checkpoint edit 5',
      '201 checkpoint score 7',
    ])
  })

  it('is not told what is not stored yet', async () => {
    const storage = openedStorage()
    const { open } = witnessOf(storage)
    await open('session', { create: true })
    storage.record('start')
    storage.record('submit', false)
    storage.record('score', false)
    await expectTold(['201 start start 0'])
    storage.record('present')
    await expectTold(['201 start start 0', '201 checkpoint present 3'])
  })

  it('is told what it may not know yet when the page is opened again, also after another tab', async () => {
    const storage = openedStorage(['start', 'present', 'submit', 'score', 'present', 'submit', 'score'])
    const locked = { type: 'locked', retry: () => Promise.resolve(storage.state) } as StorageState
    const { open } = witnessOf({ state: locked })
    const state = await open('session', { create: false })
    if (state.type !== 'locked') throw new Error('not locked')
    expect(await state.retry(0)).toBe(storage.state)
    await expectTold(['201 start start 0', '201 checkpoint score 6'])
  })

  it('is told the rest where it refuses something', async () => {
    const storage = openedStorage()
    replies = [409, 400]
    const { open } = witnessOf(storage)
    await open('session', { create: true })
    for (const type of ['start', 'submit', 'score', 'submit']) storage.record(type)
    await expectTold(['409 start start 0', '400 checkpoint submit 3'])
    storage.record('submit')
    await expectTold([...told.slice(0, 2), '201 checkpoint submit 4'])
  })
})
