import { readFrames } from '#log'
import { ABSENT, type Held, type OpenStore, type Store } from './store.ts'

const DATABASE = 'assay'
const RECORDS = 'records'
/** What is written only to be written, and deleted again: see `renewLog`. */
const BALLAST = 'assay-ballast'
/** 10 MiB together; a value beyond 64 KiB would be a file of its own. */
const BALLAST_RECORDS = 320
const BALLAST_CHARACTERS = 32_768

/** Logs in IndexedDB: one framed line per key [session, place], each transaction `durability: 'strict'`. */
export const indexedDbStore: Store = {
  name: 'indexeddb',
  open: async (session) => {
    const database = await connect()
    return openSession(database, session, await readSession(database, session))
  },
  read: (session) => connected((database) => readSession(database, session)),
  list: () => connected(listSessions),
  remove: (session) =>
    connected((database) => write(database, (records) => void records.delete(allOf(session)))),
}

function openSession(database: IDBDatabase, session: string, held: Held): OpenStore {
  let end: number | undefined
  return {
    held,
    append: async (lines, from) => {
      await write(database, (records) => {
        if (from !== end) records.delete(IDBKeyRange.bound([session, from], [session, []]))
        for (const [index, line] of lines.entries()) records.put(line, [session, from + index])
      })
      end = from + lines.length
    },
    rewrite: (lines) =>
      write(database, (records) => {
        records.delete(allOf(session))
        for (const [index, line] of lines.entries()) records.put(line, [session, index])
      }),
    settle: renewLog,
    close: () => database.close(),
  }
}

/**
 * Lets Chromium begin its log anew. Where the power failed while it wrote, its log can end in zeros, and it goes on behind
 * them; when the log is read again, the rest of that block is skipped, and a record that reaches into the next one makes
 * it throw the whole database away. Once 4 MiB are in a log, another is begun, and what it held is written as a table; with
 * as much again in that one, Chromium waits until the table is written, and the old log is read no more.
 */
async function renewLog(): Promise<void> {
  const database = await connect(BALLAST)
  try {
    await write(database, (records) => {
      for (let at = 0; at < BALLAST_RECORDS; at += 1) records.put('.'.repeat(BALLAST_CHARACTERS), at)
    })
  } finally {
    database.close()
    await settled(indexedDB.deleteDatabase(BALLAST))
  }
}

async function readSession(database: IDBDatabase, session: string): Promise<Held> {
  const request = database.transaction(RECORDS).objectStore(RECORDS).getAll(allOf(session))
  const lines: readonly unknown[] = await settled(request)
  if (lines.length === 0) return ABSENT
  const text = lines.map((line) => (typeof line === 'string' ? line : '\n')).join('')
  const { state, records, intact } = readFrames(new TextEncoder().encode(text))
  return { state, records, intact, aside: [] }
}

/** One step per session, over all its records. */
function listSessions(database: IDBDatabase): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const sessions: string[] = []
    const request = database.transaction(RECORDS).objectStore(RECORDS).openKeyCursor()
    request.addEventListener('error', () => reject(reasonOf(request)))
    request.addEventListener('success', () => {
      const cursor = request.result
      const session: unknown = Array.isArray(cursor?.key) ? cursor.key[0] : undefined
      if (cursor === null || typeof session !== 'string') return resolve(sessions)
      sessions.push(session)
      cursor.continue([session, []])
    })
  })
}

/** Resolves when the transaction is on the disk, not only done. */
function write(database: IDBDatabase, work: (records: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('transaction aborted', 'AbortError')),
    )
    work(transaction.objectStore(RECORDS))
    transaction.commit()
  })
}

async function connected<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await connect()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

async function connect(name = DATABASE): Promise<IDBDatabase> {
  if (typeof indexedDB === 'undefined') throw new DOMException('no IndexedDB', 'NotSupportedError')
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(RECORDS))
  const database = await settled(request)
  // Another tab may delete or upgrade the database: to stand in its way would block it for ever.
  database.addEventListener('versionchange', () => database.close())
  return database
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(reasonOf(request)))
  })
}

function reasonOf(request: IDBRequest): DOMException {
  return request.error ?? new DOMException('request failed', 'UnknownError')
}

/** Every key of a session: an array sorts after all numbers. */
function allOf(session: string): IDBKeyRange {
  return IDBKeyRange.bound([session], [session, []])
}
