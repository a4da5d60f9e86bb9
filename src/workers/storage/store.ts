import type { Frames } from '#log'

/** Where a log can be kept on the candidate's machine. */
export type StoreName = 'indexeddb' | 'opfs'

/** What a store was found to hold for one session. */
export interface Held {
  /** `absent`: nothing at all, which is not yet to say that the session is new. */
  readonly state: Frames['state'] | 'absent'
  /** Every sound record in order, the session's header first. */
  readonly records: readonly string[]
  /** How many of them stand before the first fault. */
  readonly intact: number
  /** Sound records of a damaged earlier state that was set aside. */
  readonly aside: readonly string[]
}

/** One session's place in a store, held open by its only writer. */
export interface OpenStore {
  readonly held: Held
  /**
   * Adds records behind the `from` first ones and resolves when they would survive a power loss. What stood behind
   * those is gone.
   *
   * @param lines Records framed as lines.
   * @param from How many records stay, the header included.
   */
  readonly append: (lines: readonly string[], from: number) => Promise<void>
  /** Puts these lines in place of all that is held; a damaged state is set aside first. Durable when it resolves. */
  readonly rewrite: (lines: readonly string[]) => Promise<void>
  /**
   * Makes safe what a power cut left of the store, before anything is added; where it fails, nothing is worse than before.
   * Absent where there is nothing to do.
   */
  readonly settle?: () => Promise<void>
  readonly close: () => Promise<void> | void
}

/** One way to keep logs. Every function rejects where the browser refuses; see `problemOf`. */
export interface Store {
  readonly name: StoreName
  readonly open: (session: string) => Promise<OpenStore>
  /** Reads without holding anything, also while another tab writes. */
  readonly read: (session: string) => Promise<Held>
  /** Sessions that are known, in no order. */
  readonly list: () => Promise<readonly string[]>
  readonly remove: (session: string) => Promise<void>
}

/** Nothing held. */
export const ABSENT: Held = { state: 'absent', records: [], intact: 0, aside: [] }
