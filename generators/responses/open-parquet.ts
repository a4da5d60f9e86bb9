import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { asyncBufferFromFile, parquetMetadataAsync, type AsyncBuffer, type FileMetaData } from 'hyparquet'
import type { Faults } from './faults.ts'

/** Node has these decompressors itself; Snappy, the usual one, is the reader's own. */
const compressors = {
  GZIP: (bytes: Uint8Array) => gunzipSync(bytes),
  BROTLI: (bytes: Uint8Array) => brotliDecompressSync(bytes),
  ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes),
}

/** What hyparquet reads a file with. */
export interface OpenParquet {
  readonly file: AsyncBuffer
  readonly metadata: FileMetaData
  readonly compressors: typeof compressors
}

/**
 * Opens a Parquet file and reads it; what is damaged is a fault.
 *
 * @param read false where it found faults
 * @returns SHA-256 of the file's bytes and their number; undefined where there were faults
 */
export async function openParquet(
  path: string,
  faults: Faults,
  read: (parquet: OpenParquet) => Promise<boolean>,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const hashed = await hashOf(path)
  if (hashed.size === 0) return hashed
  try {
    const file = await asyncBufferFromFile(path)
    const isRead = await read({ file, metadata: await parquetMetadataAsync(file), compressors })
    return isRead ? hashed : undefined
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) throw error
    faults.error(
      'parquet',
      { line: 1, column: 1 },
      `Unreadable Parquet: ${error.message.replace(/^parquet /, '')}`,
      'Write the table anew, with Snappy, Zstandard, gzip, Brotli or no compression',
    )
    return undefined
  }
}

async function hashOf(path: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Uint8Array
    hash.update(bytes)
    size += bytes.length
  }
  return { sha256: hash.digest('hex'), size }
}
