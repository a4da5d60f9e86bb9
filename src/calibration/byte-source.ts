/** A file wherever it lies: on a disk, or dropped on a page. */
export interface ByteSource {
  /** as diagnostics call it */
  readonly name: string
  /** @throws SourceFault where it cannot be read, in words; whatever else the system throws */
  readonly open: () => Promise<OpenSource>
}

/** A file that is being read. Each method throws as `open` does. */
export interface OpenSource {
  /** in bytes; 0 of a pipe, whose size nobody knows */
  readonly size: number
  /** Fills as much as there is at once, from where the last reading ended. @returns number of bytes, 0 at the end */
  readonly read: (into: Uint8Array) => Promise<number>
  /** @returns the bytes in [start, end); not of a pipe */
  readonly slice: (start: number, end: number) => Promise<ArrayBuffer>
  readonly close: () => Promise<void>
}

/** Why a file cannot be read, in words for whoever named it. */
export class SourceFault extends Error {}
