import type { ReleaseAddress } from '../session/release.ts'
import { testOf as testOfStored } from '../session/stored-session.ts'
import { listPractice, readSessions } from '../session/storage.ts'
import type { Problem } from '../workers/storage/problem.ts'
import { historyOf, type History, type ReadSession } from './history.ts'
import { loadPracticeIndex, withEarlier, type PracticeIndex } from './practice-index.ts'

/** Longest work without letting the page breathe, in milliseconds: half of what is felt as a delay. */
const SLICE_MS = 50

/** What was loaded. */
export interface LoadedHistory {
  readonly history: History
  readonly index: PracticeIndex
  /** Sessions that had begun here and that no store holds any more. */
  readonly lost: readonly string[]
  /** Stores that could not be read. */
  readonly problems: readonly Problem[]
}

/**
 * Reads every session of this browser and brings it together with the site's releases, in slices between which the
 * page can do other things.
 *
 * @param addresses Of the site's releases.
 * @param leftOut Id of the test that counts for nothing.
 * @param onProgress Hears how many of how many sessions were read.
 * @returns All of it; never rejects.
 */
export async function loadHistory(
  addresses: readonly ReleaseAddress[],
  leftOut: string,
  onProgress: (read: number, of: number) => void = () => undefined,
): Promise<LoadedHistory> {
  const [offered, stored] = await Promise.all([loadPracticeIndex(addresses), listPractice()])
  // What counts for nothing is known by its first event, and its log need not be read.
  const listed = stored.sessions.filter(({ first }) => testOfStored(first) !== leftOut)
  const created = new Map(
    listed.map((summary) => [summary.session, summary.first?.at.wall ?? summary.created]),
  )
  const read: ReadSession[] = []
  let sliceBegan = performance.now()
  for await (const { session, log } of readSessions(listed.map((summary) => summary.session))) {
    read.push({ session, created: created.get(session) ?? 0, log })
    if (performance.now() - sliceBegan < SLICE_MS) continue
    onProgress(read.length, listed.length)
    await breath()
    sliceBegan = performance.now()
  }
  const hashes = read.flatMap(({ log }) => {
    const start = log.ok ? log.events[0] : undefined
    return start?.type === 'start' ? [start.data.release.hash] : []
  })
  const index = await withEarlier(offered, hashes, addresses[0])
  return {
    history: historyOf(read, index, leftOut),
    index,
    lost: stored.lost,
    problems: stored.problems.filter(({ reason }) => reason !== 'unsupported'),
  }
}

/** Lets the browser handle what waits: input, painting. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
