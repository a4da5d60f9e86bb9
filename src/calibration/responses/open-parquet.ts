import { parquetMetadataAsync, type AsyncBuffer, type Compressors, type FileMetaData } from 'hyparquet'
import type { OpenSource } from '../byte-source.ts'
import type { Faults } from './faults.ts'
import type { ReadingTools } from './reading-tools.ts'

/** Bytes that are read at once for the digest. */
const BLOCK = 1 << 20

/** What hyparquet reads a file with. */
export interface OpenParquet {
  readonly file: AsyncBuffer
  readonly metadata: FileMetaData
  readonly compressors: Compressors
}

/**
 * Opens a Parquet file and reads it; what is damaged is a fault.
 *
 * @param read false where it found faults
 * @returns SHA-256 of the file's bytes and their number; undefined where there were faults
 * @throws what reading the file's bytes throws
 */
export async function openParquet(
  source: OpenSource,
  faults: Faults,
  tools: ReadingTools,
  read: (parquet: OpenParquet) => Promise<boolean>,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const hashed = await hashOf(source, tools)
  if (hashed.size === 0) return hashed
  const { compressors, compressions } = tools
  let unreadable: { readonly error: unknown } | undefined
  const file: AsyncBuffer = {
    byteLength: hashed.size,
    slice: async (start, end = hashed.size) => {
      try {
        return await source.slice(start, end)
      } catch (error) {
        unreadable = { error }
        throw error
      }
    },
  }
  try {
    const isRead = await read({ file, metadata: await parquetMetadataAsync(file), compressors })
    return isRead ? hashed : undefined
  } catch (error) {
    // a file that cannot be read is not damaged
    if (unreadable) throw unreadable.error
    if (!(error instanceof Error)) throw error
    faults.error(
      'parquet',
      { line: 1, column: 1 },
      unreadableParquet(error),
      `Write the table anew, with ${compressions} or no compression`,
    )
    return undefined
  }
}

/** That a file is damaged, in words. @param error of hyparquet */
export function unreadableParquet(error: Error): string {
  return `Unreadable Parquet: ${error.message.replace(/^parquet /, '')}`
}

async function hashOf(
  source: OpenSource,
  { createDigest }: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const digest = createDigest()
  const block = new Uint8Array(BLOCK)
  let size = 0
  for (let read = await source.read(block); read > 0; read = await source.read(block)) {
    digest.update(block.subarray(0, read))
    size += read
  }
  return { sha256: digest.hex(), size }
}
