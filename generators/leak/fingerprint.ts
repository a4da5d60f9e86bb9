import { isAnonymous, readTokens } from './tokens.ts'

/**
 * Code told by its shape, after Schleimer, Wilkerson and Aiken, "Winnowing" (2003): the hashes of all runs of SHINGLE
 * tokens. They choose some of the hashes of both texts; here the searched site may keep few of them, so all are kept.
 */
export type Fingerprint = readonly number[]

/** Tokens of a run that is hashed. */
const SHINGLE = 8
/** Tokens of a run that must say something of their own: runs of mere names are found in any code. */
const MEANINGFUL = 3
/** Runs below which a submission is too short, or too much like what is public, to be told by its shape. */
const FEWEST_SHINGLES = 12
/**
 * Part of a submission's runs, in (0, 1], and number of them, that must stand near one another in the site. Of the core
 * bank's 100 submissions, what esbuild and rolldown make of them keeps 0.52 or more; in 6 MB of other code (the built
 * site, CodeMirror, Astro, fast-check, this project) none finds more than 0.37 of itself, and that is 10 runs.
 */
const ENOUGH = 0.5
const FEWEST_FOUND = 11
/** How far apart they may stand, in multiples of their number: bundlers put little between them. */
const STRETCH = 2

const BASE = 0x2c1b3c6d
const LEAVING = Array.from({ length: SHINGLE }).reduce<number>((power) => Math.imul(power, BASE), 1)
const FILTER_BITS = 18

/**
 * The runs that are a submission's own.
 *
 * @param code a submission, without types
 * @param known runs that public texts hold
 * @returns nothing where too few runs are left
 */
export function fingerprintOf(code: string, known: ReadonlySet<number>): Fingerprint | undefined {
  const own = [...shinglesOf(code)].filter((shingle) => !known.has(shingle))
  return own.length < FEWEST_SHINGLES ? undefined : own
}

/** All runs of a text that say something. */
export function shinglesOf(code: string): ReadonlySet<number> {
  const shingles = new Set<number>()
  const recent: number[] = []
  let hash = 0
  readTokens(Buffer.from(code), (token) => {
    hash = (Math.imul(hash, BASE) + token) | 0
    recent.push(token)
    if (recent.length > SHINGLE) hash = (hash - Math.imul(LEAVING, recent.shift() ?? 0)) | 0
    const meaningful = recent.filter((one) => !isAnonymous(one)).length
    if (recent.length === SHINGLE && meaningful >= MEANINGFUL) shingles.add(hash)
  })
  return shingles
}

export interface Likeness {
  /** Position of the fingerprint in the list that was searched for. */
  readonly index: number
  /** Byte at which the run of tokens that is alike begins. */
  readonly offset: number
}

interface Hit {
  readonly shingle: number
  /** Number of the run's last token in the file, and the byte offset of it. */
  readonly token: number
  readonly offset: number
}

/** Prepares a search for code of the same shape, in one pass whatever the number of fingerprints. */
export function createLikenessSearch(
  fingerprints: readonly Fingerprint[],
): (bytes: Uint8Array) => readonly Likeness[] {
  const owners = new Map<number, number[]>()
  const filter = new Uint8Array(1 << FILTER_BITS)
  for (const [index, fingerprint] of fingerprints.entries())
    for (const shingle of fingerprint) {
      filter[shingle >>> (32 - FILTER_BITS)] = 1
      owners.set(shingle, [...(owners.get(shingle) ?? []), index])
    }
  return (bytes) => {
    if (owners.size === 0) return []
    const hits = new Map<number, Hit[]>()
    const recent = new Int32Array(SHINGLE)
    let hash = 0
    let count = 0
    readTokens(bytes, (token, offset) => {
      const slot = count % SHINGLE
      hash = (Math.imul(hash, BASE) + token - Math.imul(LEAVING, recent[slot] ?? 0)) | 0
      recent[slot] = token
      count += 1
      if (filter[hash >>> (32 - FILTER_BITS)] === 0) return
      for (const index of owners.get(hash) ?? []) {
        const list = hits.get(index)
        const hit = { shingle: hash, token: count, offset }
        if (list) list.push(hit)
        else hits.set(index, [hit])
      }
    })
    return [...hits].flatMap(([index, list]) => {
      const size = fingerprints[index]?.length ?? Infinity
      const best = densest(list, size * STRETCH + SHINGLE)
      const alike = best.count >= Math.max(FEWEST_FOUND, size * ENOUGH)
      return alike ? [{ index, offset: best.offset }] : []
    })
  }
}

/** The stretch of so many tokens that holds most different runs. */
function densest(hits: readonly Hit[], stretch: number) {
  const inside = new Map<number, number>()
  let best = { count: 0, offset: 0 }
  let first = 0
  for (const hit of hits) {
    inside.set(hit.shingle, (inside.get(hit.shingle) ?? 0) + 1)
    for (let out = hits[first]; out && out.token < hit.token - stretch; first += 1, out = hits[first]) {
      const left = (inside.get(out.shingle) ?? 1) - 1
      if (left > 0) inside.set(out.shingle, left)
      else inside.delete(out.shingle)
    }
    if (inside.size > best.count) best = { count: inside.size, offset: hits[first]?.offset ?? 0 }
  }
  return best
}
