import type { Compressors } from 'hyparquet'

/** SHA-256 over bytes as they come. */
export interface Digest {
  readonly update: (bytes: Uint8Array) => void
  /** @returns 64 hexadecimal digits; call it once */
  readonly hex: () => string
}

/** What reading takes from the machine that it runs on. */
export interface ReadingTools {
  readonly createDigest: () => Digest
  readonly isUtf8: (bytes: Uint8Array) => boolean
  /** of Parquet, beside Snappy, which is the reader's own */
  readonly compressors: Compressors
  /** the compressions of `compressors` and Snappy in words, the last one after "or" */
  readonly compressions: string
  /** is told how much of the file was read, in (0, 1] */
  readonly onRead?: (share: number) => void
  /** how many faults of a file are told one by one; 20 if absent */
  readonly mostTold?: number
}
