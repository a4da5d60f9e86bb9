import { hash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseJson } from '#log'
import { PACKS, type PackedFile } from '#site-files'
import { contentType } from '../serve/content-type.ts'
import { createMatcher, type Secret } from './matcher.ts'
import { scanBytes, type Clean, type Finding } from './scan.ts'
import { createRemainders } from './shared-elements.ts'

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
 * The gate that every build passes: reads each byte of each file, and its name, in every encoding it knows, and tells
 * submissions by their shape where a bundler or a person has renamed them.
 *
 * It is made for accidents: an import too many, a template that prints the wrong half, a file copied along. Whoever means
 * to hide something from it can: it does not read texts that are reversed, rot13, xor, base32, octal, quoted-printable,
 * encrypted, or drawn in a picture; it does not look for what is found anywhere, such as a bare number, a single short
 * word, the bare position of a right choice, or a text of fewer than 12 characters; it does not know an explanation that
 * was put in other words, nor code that was written anew.
 *
 * @param dir the built site
 * @param secrets what no byte of it may say
 * @param engines files that were made without any bank: one of the site that is the same to the byte holds no secret but
 *   by chance, and only its name is searched
 * @returns every leak, sorted by file and offset
 */
export async function findLeaks(
  dir: string,
  secrets: readonly Secret[],
  engines: readonly Uint8Array[] = [],
): Promise<GateResult> {
  const known = new Set(engines.map((engine) => hash('sha256', engine)))
  const matcher = createMatcher(secrets)
  const nameMatcher = createMatcher(secrets.flatMap(asFileName))
  const leaks: Leak[] = []
  const paths = await filesBelow(dir)
  const clean: Clean = new Map()
  const remainderOf = createRemainders()
  const read = new Set<string>()
  const names = new Set(paths.map((path) => relative(dir, path).split(sep).join('/')))
  const isPack = (path: string) => relative(dir, path).split(sep).join('/').startsWith(PACKS)
  let files = 0
  let bytes = 0
  // Packs come last: they repeat what stands in files of their own.
  for (const path of [...paths.filter((one) => !isPack(one)), ...paths.filter(isPack)]) {
    files += 1
    const file = relative(dir, path).split(sep).join('/')
    // Without a turn for others, what was decompressed would be held until the end.
    const content = await readFile(path)
    bytes += content.length
    const digest = hash('sha256', content)
    read.add(digest)
    if (!known.has(digest) && !(isPack(path) && repeats(content, read, names)))
      for (const finding of file.endsWith('.html') ? scanPage(content) : scanBytes(content, matcher, clean))
        leaks.push({ file, ...finding })
    const inName = [
      ...scanBytes(Buffer.from(file), matcher),
      ...nameMatcher.find(Buffer.from(squeezed(file))),
    ]
    for (const finding of inName.slice(0, 1))
      leaks.push({
        file,
        offset: 0,
        encoding: 'file name',
        found: 'found' in finding ? finding.found : finding.secret,
      })
  }
  return {
    leaks: leaks.sort((left, right) => (left.file < right.file ? -1 : Number(left.file > right.file))),
    files,
    bytes,
    secrets: matcher.count,
  }

  function scanPage(html: Buffer): readonly Finding[] {
    const { bytes: remainder, offsetOf, remember } = remainderOf(html)
    const findings = scanBytes(remainder, matcher, clean)
    if (findings.length === 0) remember()
    return findings.map((finding) => ({ ...finding, offset: offsetOf(finding.offset) }))
  }
}

/** A link is served as what it points to, unless that is missing. */
async function filesBelow(dir: string): Promise<readonly string[]> {
  const paths: string[] = []
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry
    if (target?.isFile() === true) paths.push(path)
  }
  return paths.sort()
}

/**
 * Whether a pack is to the byte what the build makes of files that were read: then it says nothing that they do not.
 *
 * @param read SHA-256 of those files
 * @param names of the site's files
 */
function repeats(pack: Buffer, read: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  const text = pack.toString()
  const parsed = parseJson(text)
  if (!parsed.ok || !Array.isArray(parsed.value)) return false
  const packed = parsed.value as readonly Partial<PackedFile>[]
  const again = packed.map(({ file = '', text: content }) => ({
    file,
    type: contentType(file),
    text: content,
  }))
  return (
    JSON.stringify(again) === text &&
    packed.every(
      ({ file = '', text: content }) =>
        names.has(file) && typeof content === 'string' && read.has(hash('sha256', content)),
    )
  )
}

/** Letters and digits of a text from which on a file is named after it by no accident. */
const SHORTEST_NAME = 20

/** A secret as a file's name would write it: in letters and digits alone. */
function asFileName(secret: Secret): readonly Secret[] {
  const text = squeezed(secret.text)
  return secret.shapes || text.length < SHORTEST_NAME ? [] : [{ ...secret, text }]
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
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
