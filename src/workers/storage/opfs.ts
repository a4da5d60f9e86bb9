import { readFrames } from '#log'
import { ABSENT, type Held, type OpenStore, type Store } from './store.ts'

const FOLDER = 'assay-sessions'
/** A handle of a tab that has just died is let go within this time, in milliseconds. */
const BUSY_LIMIT_MS = 1000
const BUSY_STEP_MS = 25

/** Logs in the origin's private file system: one append-only file of framed lines, flushed after each write. */
export const opfsStore: Store = {
  name: 'opfs',
  open: async (session) => {
    const folder = await openFolder()
    const handle = await openHandle(await folder.getFileHandle(logName(session), { create: true }))
    try {
      return openSession(folder, session, handle, await readAside(folder, session))
    } catch (error) {
      handle.close()
      throw error
    }
  },
  read: async (session) => {
    const folder = await openFolder()
    const bytes = await readFile(folder, logName(session))
    return heldIn(bytes, await readAside(folder, session)).held
  },
  list: async () => {
    const sessions: string[] = []
    for await (const name of (await openFolder()).keys()) {
      if (name.endsWith('.log')) sessions.push(name.slice(0, -'.log'.length))
    }
    return sessions
  },
  remove: async (session) => {
    const folder = await openFolder()
    for (const name of [logName(session), asideName(session)]) {
      await folder.removeEntry(name).catch((error: unknown) => {
        if (!isNotFound(error)) throw error
      })
    }
  },
}

function openSession(
  folder: FileSystemDirectoryHandle,
  session: string,
  handle: FileSystemSyncAccessHandle,
  aside: readonly string[],
): OpenStore {
  const bytes = new Uint8Array(handle.getSize())
  handle.read(bytes, { at: 0 })
  const { held, ends } = heldIn(bytes, aside)
  // Where each record ends, in bytes; ends[0] = 0 is the beginning of the file.
  const places: number[] = [...ends]
  // The handle is nobody else's, so the size is known without asking for it; after a failed write it is not.
  let size = bytes.length
  return { held, append, rewrite, close }

  async function append(lines: readonly string[], from: number): Promise<void> {
    const at = places[from]
    if (at === undefined)
      throw new RangeError(`Unexpected place ${from}, expected at most ${places.length - 1}`)
    places.length = from + 1
    if (size !== at) handle.truncate(at)
    size = NaN
    const parts = lines.map((line) => new TextEncoder().encode(line))
    const whole = joined(parts)
    writeAll(handle, whole, at)
    handle.flush()
    size = at + whole.length
    // Cleared site data leave a handle that writes on into nothing.
    await folder.getFileHandle(logName(session))
    let end = at
    for (const part of parts) places.push((end += part.length))
  }

  async function rewrite(lines: readonly string[]): Promise<void> {
    if (held.state !== 'absent') await setAside(folder, session, bytes)
    await append(lines, 0)
  }

  /** Closing the handle of a file that is gone never comes back in Chromium; with a file of that name it does. */
  async function close(): Promise<void> {
    await openFolder()
      .then((again) => again.getFileHandle(logName(session), { create: true }))
      .catch(() => undefined)
    handle.close()
  }
}

function heldIn(bytes: Uint8Array, aside: readonly string[]): { held: Held; ends: readonly number[] } {
  if (bytes.length === 0) return { held: { ...ABSENT, aside }, ends: [0] }
  const { state, records, intact, end } = readFrames(bytes)
  const ends = [0]
  for (let start = 0; start < end;) ends.push((start = bytes.indexOf(0x0a, start) + 1))
  return { held: { state, records, intact, aside }, ends }
}

/** Keeps damaged bytes: what is sound in them still counts, should the disk fail again while the log is rewritten. */
async function setAside(
  folder: FileSystemDirectoryHandle,
  session: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = await folder.getFileHandle(asideName(session), { create: true })
  const handle = await openHandle(file)
  try {
    const size = handle.getSize()
    const apart = size === 0 ? bytes : joined([new TextEncoder().encode('\n'), bytes])
    writeAll(handle, apart, size)
    handle.flush()
  } finally {
    handle.close()
  }
}

async function readAside(folder: FileSystemDirectoryHandle, session: string): Promise<readonly string[]> {
  return readFrames(await readFile(folder, asideName(session))).records
}

async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile()
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (isNotFound(error)) return new Uint8Array()
    throw error
  }
}

/** A write may be cut short where there is no room, without an error. */
function writeAll(handle: FileSystemSyncAccessHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  const written = handle.write(bytes, { at })
  if (written !== bytes.length)
    throw new DOMException(`${written} of ${bytes.length} bytes written`, 'QuotaExceededError')
}

async function openHandle(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
  if (typeof file.createSyncAccessHandle !== 'function')
    throw new DOMException('no sync access handles', 'NotSupportedError')
  const limit = performance.now() + BUSY_LIMIT_MS
  for (;;) {
    try {
      return await file.createSyncAccessHandle()
    } catch (error) {
      const busy = error instanceof DOMException && error.name === 'NoModificationAllowedError'
      if (!busy || performance.now() > limit) throw error
      await new Promise((resolve) => setTimeout(resolve, BUSY_STEP_MS))
    }
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  if (typeof navigator.storage?.getDirectory !== 'function')
    throw new DOMException('no private file system', 'NotSupportedError')
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError'
}

function logName(session: string): string {
  return `${session}.log`
}

function asideName(session: string): string {
  return `${session}.damaged`
}
