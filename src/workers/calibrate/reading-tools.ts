import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { gunzipSync } from 'fflate'
import { decompress } from 'fzstd'
import type { ReadingTools } from '#calibration'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** What reading takes from a machine, in scripts alone: what browsers have of it is asynchronous, or missing. */
export const readingTools: ReadingTools = {
  createDigest: () => {
    const hash = sha256.create()
    return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) }
  },
  isUtf8: (bytes) => {
    try {
      decoder.decode(bytes)
      return true
    } catch {
      return false
    }
  },
  compressors: {
    GZIP: (bytes, length) => gunzipSync(bytes, { out: new Uint8Array(length) }),
    ZSTD: (bytes) => decompress(bytes),
  },
  compressions: 'Snappy, Zstandard, gzip',
}
