import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { ReadingTools } from '#calibration'

/** Node has all of this itself, several times as fast as scripts. */
export const readingTools: ReadingTools = {
  createDigest: () => {
    const hash = createHash('sha256')
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
  },
  isUtf8,
  compressors: {
    GZIP: (bytes) => gunzipSync(bytes),
    BROTLI: (bytes) => brotliDecompressSync(bytes),
    ZSTD: (bytes) => zstdDecompressSync(bytes),
  },
  compressions: 'Snappy, Zstandard, gzip, Brotli',
}
