import type { Blueprint } from '#schemas/blueprint'
import type { ItemKind } from '#schemas/public-item'
import type { Runner } from '#runner'
import { download } from '../components/download.ts'
import { machineClocks, type Clocks } from './clock.ts'
import { loadRelease, type LoadedRelease, type ReleaseAddress } from './release.ts'
import { listSessions, openStorage, removeSession, type StoredSessions } from './storage.ts'

/** What of a test says which parts of the page it needs. */
export type PreparedTest = Pick<Blueprint, 'use' | 'blocks'>

/** What the controller reaches the world through; tests bring their own. */
export interface SessionWorld {
  readonly clocks: Clocks
  readonly open: typeof openStorage
  readonly list: () => Promise<StoredSessions>
  readonly remove: (session: string) => Promise<unknown>
  /** Ids of the items that this person met lately: their answers to these say more about memory than about ability. */
  readonly seen: () => Promise<readonly string[]>
  /** Random bytes as hex digits. @throws where the browser has no secure source */
  readonly randomHex: (bytes: number) => string
  readonly loadRelease: (address: ReleaseAddress) => Promise<LoadedRelease>
  readonly createRunner: () => Promise<Runner>
  /**
   * Brings into memory, beside the release, what the page may need later.
   *
   * @param kinds of the release's items
   * @param test that is to begin, where it is known already
   * @throws where the page could not go on without it
   */
  readonly prepare: (kinds: readonly ItemKind[], test?: PreparedTest) => Promise<unknown>
  /** What runs and scores answers: no page needs it before the first one. @throws where it does not arrive */
  readonly grading: () => Promise<typeof import('./grading.ts')>
  readonly goHome: () => void
  /** Hears of errors that nothing here foresaw. */
  readonly report: (error: unknown) => void
  readonly download: (file: Blob, name: string) => void
}

/** The browser's own. @param createRunner starts the sandbox */
export function browserWorld(createRunner: () => Promise<Runner>): SessionWorld {
  return {
    clocks: machineClocks,
    open: openStorage,
    list: listSessions,
    remove: removeSession,
    seen: seenInThisBrowser,
    randomHex: secureHex,
    loadRelease,
    createRunner,
    prepare: () => Promise.resolve(),
    grading: () => import('./grading.ts'),
    goHome: () => location.assign('/'),
    report: (error) => reportError(error),
    download,
  }
}

/** What reads earlier sessions comes when it is needed; where it does not come, the session starts all the same. */
function seenInThisBrowser(): Promise<readonly string[]> {
  return import('../practice/seen-lately.ts').then(
    ({ seenLately }) => seenLately(),
    () => [],
  )
}

/** The browser has no secure source of random numbers. */
export class NoRandomError extends Error {
  override readonly name = 'NoRandomError'
}

function secureHex(bytes: number): string {
  const source = (globalThis as { readonly crypto?: Crypto }).crypto
  if (typeof source?.getRandomValues !== 'function') throw new NoRandomError('no secure random numbers')
  const values = source.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}

/** A version 4 UUID (RFC 9562, section 5.4) from 32 random hex digits. */
export function uuidFrom(hex: string): string {
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
