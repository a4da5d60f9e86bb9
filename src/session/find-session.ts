import type { Blueprint } from '#schemas/blueprint'
import { encodeLog } from '#log'
import { siblingRelease, type LoadedRelease, type ReleaseAddress } from './release.ts'
import type { StorageState } from './storage.ts'
import { isGraded, isOver, lastStep, sessionPrefix, testOf } from './stored-session.ts'
import type { Problem } from './view.ts'
import type { SessionWorld } from './world.ts'

/** A test of a release, ready to be taken. */
interface TestAtHand {
  readonly release: LoadedRelease
  readonly blueprint: Blueprint
}

/** What this browser holds of a test. */
export type FoundSession =
  /** Nothing: it can begin. */
  | ({ readonly type: 'none' } & TestAtHand)
  /** One that goes on. */
  | ({
      readonly type: 'open'
      readonly session: string
      readonly storage: Extract<StorageState, { type: 'open' }>
    } & TestAtHand)
  /** One that is over: an attempt at a graded test is taken once. */
  | { readonly type: 'over'; readonly session: string }
  | {
      readonly type: 'problem'
      readonly code: Problem['code']
      /** Its name, where it can be forgotten for a new one. */
      readonly lost?: string
      /** What can be saved of its log. */
      readonly log?: string
      /** Tries to open it again, where that may help. */
      readonly again?: () => Promise<FoundSession>
    }

/** How long a tab that takes over waits for another one, in milliseconds. */
const TAKEOVER_MS = 2000

/**
 * Looks for the session of a test that was begun in this browser and is not over.
 *
 * @param address of the release that offers the test now
 * @param test its id
 * @param release the release at that address, already loaded
 * @param attempt name of the one session that is meant, of a graded test; otherwise any of the test
 */
export async function findSession(
  world: SessionWorld,
  address: ReleaseAddress,
  test: string,
  release: Promise<LoadedRelease>,
  attempt?: string,
): Promise<FoundSession> {
  const listing = world.list()
  const offering = await release
  const offered = offering.test(test)
  if (!offered) return { type: 'problem', code: 'test-removed' }
  const blueprint: Blueprint = offered
  const { sessions, lost } = await listing
  const isMine = (session: string, isOfTest: boolean): boolean =>
    attempt === undefined ? isOfTest && !isGraded(session) : session === attempt
  const mine = sessions.filter(({ session, first }) => isMine(session, testOf(first) === test))
  const unfinished = mine.filter(({ last }) => !isOver(last, blueprint))
  const gone = lost.find((session) => isMine(session, session.startsWith(sessionPrefix(test))))
  if (attempt !== undefined && mine.length > 0 && unfinished.length === 0)
    return { type: 'over', session: attempt }
  return reopen(
    unfinished.map(({ session }) => session),
    0,
  )

  async function reopen(sessions: readonly string[], waitMs: number): Promise<FoundSession> {
    const [session, ...others] = sessions
    if (session === undefined) {
      if (gone !== undefined) return { type: 'problem', code: 'storage-lost', lost: gone }
      return { type: 'none', release: offering, blueprint }
    }
    const storage = await world.open(session, { create: false, waitMs })
    switch (storage.type) {
      case 'locked': {
        const code = waitMs > 0 ? 'still-open-elsewhere' : 'open-elsewhere'
        return { type: 'problem', code, again: () => reopen(sessions, TAKEOVER_MS) }
      }
      case 'lost':
        return { type: 'problem', code: 'storage-lost', lost: session }
      case 'unreadable':
        return { type: 'problem', code: 'storage-corrupt', lost: session, log: storage.log }
      case 'unavailable':
        return { type: 'problem', code: 'storage-unavailable' }
      case 'open':
        // An earlier log may hold a fact after its end: only the whole of it says that it is over.
        if (!isOver(lastStep(storage.events), blueprint)) return opened(session, storage)
        await storage.recorder.close()
        return attempt === undefined ? reopen(others, 0) : { type: 'over', session }
    }
  }

  async function opened(
    session: string,
    storage: Extract<StorageState, { type: 'open' }>,
  ): Promise<FoundSession> {
    const [first] = storage.events
    if (first?.type !== 'start') return { type: 'problem', code: 'storage-lost', lost: session }
    // A session goes on with the release that it began with, which the service worker keeps.
    const begun = await bring(first.data.release.hash)
    const own = begun?.test(test)
    if (begun && own) return { type: 'open', session, storage, release: begun, blueprint: own }
    await storage.recorder.close()
    return { type: 'problem', code: 'release-changed', lost: session, log: encodeLog(storage.events) }
  }

  /** A release in memory as a whole; undefined where it is not to be had any more. */
  async function bring(hash: string): Promise<LoadedRelease | undefined> {
    if (hash === offering.hash) return offering
    try {
      const begun = await world.loadRelease(siblingRelease(hash, address))
      await begun.prepare()
      return begun
    } catch {
      return undefined
    }
  }
}
