import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { createMatcher, type Secret } from './matcher.ts'
import { scanBytes, type Finding } from './scan.ts'

export interface Leak extends Finding {
  /** Path inside the site, with forward slashes. */
  readonly file: string
}

export interface GateResult {
  readonly leaks: readonly Leak[]
  /** Files and bytes that were read, and secrets that were looked for. */
  readonly files: number
  readonly bytes: number
  readonly secrets: number
}

/** A built site that holds what must stay sealed. */
export class LeakError extends Error {
  override readonly name = 'LeakError'
  readonly leaks: readonly Leak[]
  constructor(leaks: readonly Leak[]) {
    super(describeLeaks(leaks))
    this.leaks = leaks
  }
}

/**
 * The gate that every build passes: reads each byte of each file, and its name, in every encoding it knows.
 *
 * @param dir the built site
 * @param secrets what no byte of it may say
 * @returns every leak, sorted by file and offset
 */
export async function findLeaks(dir: string, secrets: readonly Secret[]): Promise<GateResult> {
  const matcher = createMatcher(secrets)
  const leaks: Leak[] = []
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  let bytes = 0
  for (const path of paths.sort()) {
    const file = relative(dir, path).split(sep).join('/')
    const content = await readFile(path)
    bytes += content.length
    for (const finding of scanBytes(content, matcher)) leaks.push({ file, ...finding })
    for (const { secret } of matcher.find(Buffer.from(file)))
      leaks.push({ file, offset: 0, encoding: 'file name', found: secret })
  }
  return { leaks, files: paths.length, bytes, secrets: matcher.count }
}

/** Leaks that are listed one by one; beyond them only their number is said. */
const MOST_LISTED = 40

/** What leaked, where and how it is written, one line each. The secret itself is not repeated. */
export function describeLeaks(leaks: readonly Leak[]): string {
  const lines = leaks
    .slice(0, MOST_LISTED)
    .map(({ file, offset, encoding, found }) =>
      'unreadable' in found
        ? `${file}:${offset}: cannot be searched: ${found.unreadable} (${encoding})`
        : `${file}:${offset}: ${found.what} of ${found.item} (${encoding})`,
    )
  const more = leaks.length > MOST_LISTED ? [`and ${leaks.length - MOST_LISTED} more`] : []
  const places = leaks.length === 1 ? '1 place' : `${leaks.length} places`
  return [`The built site holds what must stay sealed, in ${places}:`, ...lines, ...more].join('\n')
}
