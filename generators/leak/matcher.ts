import { createLikenessSearch, type Fingerprint } from './fingerprint.ts'
import { foldBytes } from './fold.ts'

/** A text that no byte of a built site may hold. */
export interface Secret {
  /** Item it belongs to, or the bank for its canary. */
  readonly item: string
  /** What it is, in words: "explanation", "expected value of a hidden case". */
  readonly what: string
  readonly text: string
  /** For code that is told by its shape, however its names are changed: one fingerprint of each way to write it. */
  readonly shapes?: readonly Fingerprint[]
}

export interface Match {
  readonly secret: Secret
  /** Offset in the bytes that were searched. */
  readonly offset: number
}

/** Finds any of thousands of secrets in bytes, in one pass whatever their number. */
export interface Matcher {
  /** Secrets long enough to be told from ordinary text. */
  readonly count: number
  /** Each secret's first place. */
  readonly find: (bytes: Uint8Array) => readonly Match[]
}

/** Bytes of the window that is hashed, after folding: shorter secrets cannot be told from ordinary text. */
export const SHORTEST_SECRET = 12

const BASE = 0x01000193
/** BASE to the power of the window's length, modulo 2^32: what the byte that leaves the window has become. */
const LEAVING = Array.from({ length: SHORTEST_SECRET }).reduce<number>((power) => Math.imul(power, BASE), 1)
/** Bits of the filter that turns most windows away before the table of hashes is asked. */
const FILTER_BITS = 18

/**
 * Builds the search (Rabin and Karp, 1987): every secret is found by the rolling hash of its first bytes, then
 * compared whole, so that a match is never a coincidence of hashes.
 */
export function createMatcher(secrets: readonly Secret[]): Matcher {
  const byHash = new Map<number, { readonly secret: Secret; readonly folded: Uint8Array }[]>()
  const filter = new Uint8Array(1 << (FILTER_BITS - 3))
  const shaped = secrets.flatMap((secret) => (secret.shapes ?? []).map((shape) => ({ secret, shape })))
  const findAlike = createLikenessSearch(shaped.map(({ shape }) => shape))
  let count = secrets.filter(({ shapes }) => shapes).length
  for (const secret of secrets) {
    if (secret.shapes) continue
    const folded = foldBytes(Buffer.from(secret.text)).bytes
    if (folded.length < SHORTEST_SECRET) continue
    let hash = 0
    for (const byte of folded.subarray(0, SHORTEST_SECRET)) hash = (Math.imul(hash, BASE) + byte) | 0
    const bit = hash >>> (32 - FILTER_BITS)
    filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
    byHash.set(hash, [...(byHash.get(hash) ?? []), { secret, folded }])
    count += 1
  }
  let room = new Uint8Array(0)
  return { count, find }

  function find(bytes: Uint8Array): readonly Match[] {
    if (count === 0) return []
    if (room.length < bytes.length) room = new Uint8Array(2 * bytes.length)
    const { bytes: folded, offsetOf } = foldBytes(bytes, room)
    const matches = new Map<Secret, Match>()
    let hash = 0
    // A hot loop over every byte of the site: plain, without closures or allocation.
    for (let end = 0; end < folded.length; end += 1) {
      hash = (Math.imul(hash, BASE) + (folded[end] ?? 0)) | 0
      if (end >= SHORTEST_SECRET) hash = (hash - Math.imul(LEAVING, folded[end - SHORTEST_SECRET] ?? 0)) | 0
      const bit = hash >>> (32 - FILTER_BITS)
      if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue
      const start = end - SHORTEST_SECRET + 1
      for (const candidate of byHash.get(hash) ?? []) {
        if (matches.has(candidate.secret) || !startsAt(folded, candidate.folded, start)) continue
        matches.set(candidate.secret, { secret: candidate.secret, offset: offsetOf(start) })
      }
    }
    for (const { index, offset } of findAlike(bytes)) {
      const secret = shaped[index]?.secret
      if (secret && !matches.has(secret)) matches.set(secret, { secret, offset })
    }
    return [...matches.values()]
  }
}

function startsAt(bytes: Uint8Array, part: Uint8Array, start: number): boolean {
  if (start < 0 || start + part.length > bytes.length) return false
  for (let index = 0; index < part.length; index += 1) if (bytes[start + index] !== part[index]) return false
  return true
}
