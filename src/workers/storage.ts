/**
 * The storage worker: the only code that touches the stores. It holds no text but the log's own, takes one request at a
 * time, and keeps at most one session open for writing.
 */
import { indexedDbStore } from './storage/indexeddb.ts'
import { acquireLock, type Lock } from './storage/lock.ts'
import { opfsStore } from './storage/opfs.ts'
import { problemOf, within, type Problem } from './storage/problem.ts'
import { parseRequest, type Reply, type Request, type SessionSummary } from './storage/protocol.ts'
import { openSession, readSession, type SessionWriter } from './storage/session.ts'
import type { Store } from './storage/store.ts'

const STORES: readonly Store[] = [indexedDbStore, opfsStore]
/** Longest wait for a list or a removal, in milliseconds. */
const LIMIT_MS = 3000
/** Logs that are read side by side for a list: the stores answer slowly but several at once. */
const READ_AT_ONCE = 8

let current: { readonly writer: SessionWriter; readonly lock: Lock } | undefined
let queue: Promise<void> = Promise.resolve()

self.addEventListener('message', (message: MessageEvent<unknown>) => {
  const request = parseRequest(message.data)
  if (request === undefined) return
  queue = queue
    .then(async () => self.postMessage({ id: request.id, body: await answer(request.body) }, []))
    // A bug of ours reaches the page as the worker's error event: it starts another one and sends again.
    .catch((error: unknown) => self.reportError(error))
})

async function answer(request: Request): Promise<Reply> {
  switch (request.type) {
    case 'open':
      return open(request)
    case 'append':
      return current?.writer.append(request.events) ?? { type: 'refused', message: 'No session is open' }
    case 'read':
      return read(request.session)
    case 'list':
      return list()
    case 'remove':
      return remove(request.session)
    case 'close':
      await close()
      return { type: 'closed' }
  }
}

async function open(request: Extract<Request, { type: 'open' }>): Promise<Reply> {
  await close()
  const lock = await acquireLock(request.session, request.waitMs)
  if (lock === undefined) return { type: 'locked' }
  const opened = await openSession(STORES, { ...request, now: Date.now() })
  if (opened.type !== 'opened') {
    lock.release()
    const { type, problems } = opened
    return type === 'lost' ? { type, problems, expected: request.expected } : { type, problems }
  }
  const { recovery, problems, writer } = opened
  const handleIsBusy = problems.some(({ store, reason }) => store === 'opfs' && reason === 'busy')
  if (lock.guard === 'none' && handleIsBusy) {
    await writer.close()
    return { type: 'locked' }
  }
  current = { writer, lock }
  const handleIsOurs = !problems.some(({ store }) => store === 'opfs')
  return {
    type: 'opened',
    created: recovery.header?.created ?? 0,
    events: recovery.events,
    facts: recovery.facts,
    problems,
    guard: lock.guard === 'none' && handleIsOurs ? 'file-handle' : lock.guard,
  }
}

async function read(session: string): Promise<Reply> {
  const { recovery, problems } = await readSession(STORES, session)
  return { type: 'log', events: recovery.events, facts: recovery.facts, problems }
}

async function list(): Promise<Reply> {
  const known = new Set<string>()
  const problems: Problem[] = []
  for (const store of STORES) {
    try {
      for (const session of await within(store.list(), LIMIT_MS)) known.add(session)
    } catch (error) {
      problems.push(problemOf(store.name, error))
    }
  }
  const sessions: SessionSummary[] = []
  const left = [...known]
  while (left.length > 0) {
    const group = left.splice(0, READ_AT_ONCE)
    const read = await Promise.all(group.map((session) => readSession(STORES, session)))
    for (const [place, { recovery }] of read.entries()) {
      const { header, events } = recovery
      if (header === undefined) continue
      const [first] = events
      const last = events.at(-1)
      const ends = first === undefined || last === undefined ? {} : { first, last }
      sessions.push({ session: group[place] ?? '', created: header.created, events: events.length, ...ends })
    }
  }
  sessions.sort((one, other) => other.created - one.created)
  return { type: 'sessions', sessions, problems }
}

async function remove(session: string): Promise<Reply> {
  const lock = await acquireLock(session, 0)
  if (lock === undefined) return { type: 'locked' }
  const problems: Problem[] = []
  for (const store of STORES) {
    try {
      await within(store.remove(session), LIMIT_MS)
    } catch (error) {
      problems.push(problemOf(store.name, error))
    }
  }
  lock.release()
  return { type: 'removed', problems }
}

async function close(): Promise<void> {
  const last = current
  current = undefined
  await last?.writer.close()
  last?.lock.release()
}
