import type { SealedScore, Taken } from '#results'

/** What a file with a sealed result is worth. The log and its moments are left out: a thousand of them would fill the memory. */
export interface SealedFile extends Omit<SealedScore, 'events' | 'items' | 'moments'> {
  /** as it was named */
  readonly file: string
  readonly items: readonly Omit<SealedScore['items'][number], 'score'>[]
  /** how the items were taken; absent where the log could not be opened */
  readonly taken?: ReadonlyMap<string, Taken>
}
