import { importSessions, listSessions } from '../session/storage.ts'
import { describeProblem } from '../text/storage.ts'
import { LARGEST_HISTORY, readHistoryFile } from './history-file.ts'

/** What came of an import. */
export type Imported =
  /** The file is none that can be read; nothing was touched. */
  | { readonly type: 'refused'; readonly reason: 'too-large' | 'unreadable'; readonly message: string }
  | {
      readonly type: 'done'
      readonly added: number
      /** Sessions that were here already. */
      readonly skipped: number
      /** Sessions that were left out, each with the reason. */
      readonly bad: readonly { readonly session: string; readonly message: string }[]
    }

/**
 * Adds the sessions of a file to this browser. What is here already stays as it is, whatever the file says of it.
 *
 * @param file A file that the candidate chose.
 * @param onProgress Hears how many of how many sessions were looked at.
 * @returns What came of it; never rejects.
 */
export async function importHistory(
  file: Blob,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Imported> {
  if (file.size > LARGEST_HISTORY) return { type: 'refused', reason: 'too-large', message: '' }
  const text = await textOf(file)
  const read = text === undefined ? undefined : readHistoryFile(text)
  if (read === undefined) return refused('The file could not be read as text')
  if (!read.ok) return refused(read.message)
  const here = new Set((await listSessions()).sessions.map(({ session }) => session))
  const bad = read.sessions.flatMap((one) => (one.ok ? [] : [{ session: one.session, message: one.message }]))
  const sound = new Map(read.sessions.flatMap((one) => (one.ok ? [[one.session, one] as const] : [])))
  const fresh = [...sound.values()].filter(({ session }) => !here.has(session))
  let added = 0
  let place = 0
  for await (const imported of importSessions(fresh)) {
    const session = fresh[place]?.session ?? ''
    place += 1
    onProgress(place, fresh.length)
    if (imported.type === 'added') added += 1
    else if (imported.type === 'failed')
      bad.push({ session, message: imported.problems.map(describeProblem).join(' ') })
  }
  const skipped = read.sessions.length - bad.length - added
  return { type: 'done', added, skipped, bad }
}

function refused(message: string): Imported {
  return { type: 'refused', reason: 'unreadable', message }
}

/** Bytes that are not UTF-8 are refused rather than changed. */
async function textOf(file: Blob): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}
