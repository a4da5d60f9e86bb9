import { hash } from 'node:crypto'
import { decode, TooLargeToScan, type Decoded } from './decoders.ts'
import type { Matcher, Secret } from './matcher.ts'

/** A secret found in a piece of the site, or a piece that could not be read. */
export interface Finding {
  /** Byte offset in the file where the secret, or the encoded piece that holds it, begins. */
  readonly offset: number
  /** How it is written, outermost first: `raw`, `base64 > gzip`. */
  readonly encoding: string
  readonly found: Secret | { readonly unreadable: string }
}

interface View {
  readonly bytes: Buffer
  readonly path: readonly string[]
  readonly offsetOf: (offset: number) => number
}

/** Encodings inside one another that are read. */
const DEEPEST = 5
/** Encodings that people apply twice in a row; once is all that the others can do. */
const REPEATED: ReadonlySet<string> = new Set(['escapes', 'json', 'base64', 'gzip'])
/** Bytes below which a piece cannot hold the shortest secret, however it is encoded. */
const SMALLEST_VIEW = 12
/** Bytes up to which a view is its own key. */
const SMALL_VIEW = 200
/** Pieces that are remembered from one file to the next: those of the first pages are those that all have. */
const MOST_CLEAN = 200_000

/** What files without a finding say in other encodings, by encoding and bytes: how many encodings deep it was read. */
export type Clean = Map<string, number>

/**
 * Searches bytes and everything that they say in another encoding, breadth first, so that the plainest form of a leak
 * is the one reported.
 *
 * @param bytes a file of the built site
 * @param matcher what must not be in it
 * @param clean of the files before: pages have most of what they say in common. Added to.
 * @returns each secret once, with its first place
 */
export function scanBytes(bytes: Uint8Array, matcher: Matcher, clean: Clean = new Map()): readonly Finding[] {
  const findings = new Map<string | Secret, Finding>()
  const seen = new Set<string>()
  const first: Clean = new Map()
  let views: readonly View[] = [{ bytes: Buffer.from(bytes), path: [], offsetOf: (offset) => offset }]
  for (let depth = 0; views.length > 0; depth += 1) {
    for (const { bytes: said, path, offsetOf } of views)
      for (const { secret, offset } of matcher.find(said)) {
        const encoding = path.join(' > ') || 'raw'
        if (!findings.has(secret)) findings.set(secret, { offset: offsetOf(offset), encoding, found: secret })
      }
    views = depth < DEEPEST ? views.flatMap(decodedViews) : []
  }
  if (findings.size === 0 && clean.size < MOST_CLEAN) for (const [key, depth] of first) clean.set(key, depth)
  return [...findings.values()]

  function decodedViews({ bytes: encoded, path, offsetOf }: View): readonly View[] {
    const views: View[] = []
    const { stackTraceLimit } = Error
    try {
      // Most attempts to decompress fail, as they should; collecting their stacks took a quarter of the time.
      Error.stackTraceLimit = 0
      for (const decoded of decode(encoded)) {
        const again = decoded.encoding === path.at(-1) && !REPEATED.has(decoded.encoding)
        if (again || decoded.bytes.length < SMALLEST_VIEW || !isNew(decoded, path)) continue
        const from = (offset: number) => offsetOf(decoded.offsetOf(offset))
        views.push({ bytes: decoded.bytes, path: [...path, decoded.encoding], offsetOf: from })
      }
    } catch (error) {
      if (!(error instanceof TooLargeToScan)) throw error
      findings.set(error.message, {
        offset: offsetOf(0),
        encoding: path.join(' > ') || 'raw',
        found: { unreadable: error.message },
      })
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
    return views
  }

  function isNew({ bytes: decoded, encoding }: Decoded, path: readonly string[]): boolean {
    // Most views are runs of a few letters that could be base64: hashing them would cost more than keeping them.
    const key = decoded.length <= SMALL_VIEW ? decoded.toString('latin1') : hash('sha1', decoded)
    if (seen.has(key)) return false
    seen.add(key)
    const known = `${encoding} ${key}`
    // What was read further down was not taken apart as far as it would be here.
    if ((clean.get(known) ?? Infinity) <= path.length) return false
    first.set(known, path.length)
    return true
  }
}
