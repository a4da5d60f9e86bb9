/** All encodings that the gate reads, one after the other, with the walk over runs of letters that they share. */
import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { joinedLiterals } from './joined-literals.ts'
import { jsonStrings } from './json-strings.ts'

/** What a piece of the searched bytes says when it is read in some encoding. */
export interface Decoded {
  readonly encoding: string
  readonly bytes: Buffer
  /** Where the encoded piece stands, or where a byte of the decoded one comes from. */
  readonly offsetOf: (offset: number) => number
}

/** A compressed piece that would grow beyond what may be read: never passed over in silence. */
export class TooLargeToScan extends Error {
  override readonly name = 'TooLargeToScan'
}

/** One way to read bytes. Each decoder looks for its own pieces, and turns away quickly where there are none. */
type Decoder = (bytes: Buffer) => Iterable<Decoded>

/** What bytes say in every encoding that the gate reads. Of JSON, most are read in each of its texts. */
export function* decode(bytes: Buffer): Iterable<Decoded> {
  const strings = jsonStrings(bytes)
  if (strings) yield* strings
  for (const decoder of strings ? acrossTexts : decoders) yield* decoder(bytes)
}

const acrossTexts: readonly Decoder[] = [joinedLiterals, byteList]

const decoders: readonly Decoder[] = [
  escapes,
  tags,
  joinedLiterals,
  utf16,
  base64,
  hex,
  byteList,
  zipMembers,
  compressed,
]

/** Characters of an encoded run below which it cannot hold the shortest secret. */
const SHORTEST_RUN = 16
/** Bytes that a compressed piece may grow to (included). */
const MOST_DECOMPRESSED = 64 * 1024 * 1024
/** Bytes below which a compressed stream cannot hold the shortest secret. */
const SHORTEST_STREAM = 20
/** Bytes of the buffer that a stream without a mark is read into: nearly all of thousands of attempts fail at once. */
const CHUNK = 1024
/** Places in one view that are tried as the start of a compressed piece. */
const MOST_STARTS = 4000

const ESCAPE =
  /%([0-9a-f]{2})|((?:\\u[0-9a-f]{4})+)|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#([0-9]{1,7});|&(amp|lt|gt|quot|apos|nbsp|shy|zwnj|zwj|ensp|emsp|thinsp|hairsp|ZeroWidthSpace|NoBreak|hyphen|dash|ndash|mdash|minus|lsquo|rsquo|ldquo|rdquo);|\\([nrtbfv])|\\([^0-9a-z\r\n])|\\([0-9a-f]{2,6}) ?/gi

/** Names as they are folded to small letters; invisible ones and typographic quotes say nothing. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  hairsp: ' ',
  zerowidthspace: '',
  nobreak: '',
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
}

/** Percent, JSON, JavaScript, CSS and HTML escapes, all in one pass: real files mix them. */
function* escapes(bytes: Buffer): Iterable<Decoded> {
  if (!['%', '\\', '&'].some((mark) => bytes.includes(mark))) return
  const latin1 = bytes.toString('latin1')
  if (latin1.search(ESCAPE) === -1) return
  yield replaced(latin1, ESCAPE, 'escapes', (match) => {
    const [, percent, units, braced, hexByte, hexEntity, entity, named, control, itself, css] = match
    if (percent !== undefined) return String.fromCharCode(parseInt(percent, 16))
    if (units !== undefined)
      return utf8(
        String.fromCharCode(...(units.match(/[0-9a-f]{4}/gi)?.map((unit) => parseInt(unit, 16)) ?? [])),
      )
    if (named !== undefined) return ENTITIES[named.toLowerCase()] ?? match[0]
    if (control !== undefined) return control.toLowerCase() === 'n' ? '\n' : ' '
    if (itself !== undefined) return itself
    const point = braced ?? hexByte ?? hexEntity ?? css
    return character(point === undefined ? Number(entity) : parseInt(point, 16)) ?? match[0]
  })
}

const TAG = /<\/?[a-z][^<>]{0,2000}>/gi

/** Text without its markup: an explanation's words stand between tags, highlighted code inside spans. */
function* tags(bytes: Buffer): Iterable<Decoded> {
  if (!bytes.includes('<')) return
  const latin1 = bytes.toString('latin1')
  if (latin1.search(TAG) !== -1) yield replaced(latin1, TAG, 'text between tags', () => '')
}

/** Pairs of bytes that begin a text in UTF-16: ASCII, in the order of the encoding. */
const UTF16 = [
  { encoding: 'utf-16le', ascii: /(?:[\t-~]\0){6}/g, high: 1 },
  { encoding: 'utf-16be', ascii: /(?:\0[\t-~]){6}/g, high: 0 },
] as const

/** Highest high byte of a letter, mark or punctuation of the languages that items are written in. */
const HIGHEST_PAGE = 0x30

/** Each stretch that looks like UTF-16 text: some ASCII, and whatever letters stand around it. */
function* utf16(bytes: Buffer): Iterable<Decoded> {
  if (!bytes.includes(0)) return
  const latin1 = bytes.toString('latin1')
  for (const { encoding, ascii, high } of UTF16) {
    let end = 0
    for (const { index } of latin1.matchAll(ascii)) {
      if (index < end) continue
      const isText = (at: number) => {
        const [page = 0, letter = 0] = [bytes[at + high], bytes[at + 1 - high]]
        return at >= 0 && at + 1 < bytes.length && page <= HIGHEST_PAGE && (page > 0 || letter >= 9)
      }
      let start = index
      while (isText(start - 2)) start -= 2
      end = index
      while (isText(end)) end += 2
      const units = Buffer.from(bytes.subarray(start, end))
      const text = (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le')
      const from = start
      yield { encoding, bytes: Buffer.from(text), offsetOf: () => from }
    }
  }
}

/** Ids of cases are letters of base64, and say nothing in it. */
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi

const BASE64: Run = { letters: classOf(/[A-Za-z0-9+/_-]/), inside: classOf(/[A-Za-z0-9+/_\r\n-]/) }

/** A run may follow other letters of the alphabet (a path), so each of the four ways to cut it is read. */
function* base64(bytes: Buffer): Iterable<Decoded> {
  const known = new Set<string>()
  for (const { start, end } of runs(bytes, BASE64)) {
    const letters = bytes.toString('latin1', start, end).replace(/[\r\n]/g, '')
    for (const run of letters.split(UUID)) {
      if (run.length < SHORTEST_RUN || known.has(run)) continue
      known.add(run)
      for (let cut = 0; cut < 4; cut += 1)
        yield {
          encoding: 'base64',
          bytes: Buffer.from(run.slice(cut), 'base64'),
          offsetOf: () => start + cut,
        }
    }
  }
}

const HEX: Run = { letters: classOf(/[0-9a-fA-F]/), inside: classOf(/[0-9a-fA-F :\r\n]/) }

function* hex(bytes: Buffer): Iterable<Decoded> {
  for (const { start, end } of runs(bytes, HEX)) {
    const digits = bytes.toString('latin1', start, end).replace(/[^0-9a-f]/gi, '')
    for (const cut of [0, 1])
      yield { encoding: 'hex', bytes: Buffer.from(digits.slice(cut), 'hex'), offsetOf: () => start + cut }
  }
}

const NUMBERS: Run = { letters: classOf(/[0-9a-fA-FxX]/), inside: classOf(/[0-9a-fA-FxX,\s]/) }
const BYTE_LIST = /(?:(?:0x[0-9a-f]{1,2}|\d{1,3})\s*,\s*){11,}(?:0x[0-9a-f]{1,2}|\d{1,3})/gi

/** Bytes or character codes written as numbers. */
function* byteList(bytes: Buffer): Iterable<Decoded> {
  for (const { start, end } of runs(bytes, NUMBERS))
    for (const { 0: list, index } of bytes.toString('latin1', start, end).matchAll(BYTE_LIST))
      yield {
        encoding: 'list of bytes',
        bytes: Buffer.from(list.split(',').map(Number)),
        offsetOf: () => start + index,
      }
}

/** What a run is made of: letters, and with them what may stand between them. */
interface Run {
  readonly letters: Uint8Array
  readonly inside: Uint8Array
}

/** A table of the bytes that a character class holds. */
function classOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0))
}

/**
 * Stretches of letters, and of what may stand between them, long enough to hold a secret. As many bytes in a row as a
 * secret needs hold one whose place is a multiple of their number: only those are looked at, and what stands around the
 * ones that belong to a stretch.
 */
function* runs(
  bytes: Buffer,
  { letters, inside }: Run,
): Iterable<{ readonly start: number; readonly end: number }> {
  let done = 0
  for (let probe = SHORTEST_RUN - 1; probe < bytes.length; probe += SHORTEST_RUN) {
    if (probe < done || inside[bytes[probe] ?? 0] === 0) continue
    let start = probe
    while (start > done && inside[bytes[start - 1] ?? 0] === 1) start -= 1
    while (start < bytes.length && letters[bytes[start] ?? 0] === 0) start += 1
    let end = start
    let count = 0
    for (done = start; done < bytes.length && inside[bytes[done] ?? 0] === 1; done += 1)
      if (letters[bytes[done] ?? 0] === 1) {
        count += 1
        end = done + 1
      }
    if (count >= SHORTEST_RUN) yield { start, end }
  }
}

const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_DECOMPRESSED }
/** How a compressed stream begins: gzip, zstd, and zlib as it is usual. */
const MARKS: readonly (readonly [encoding: Compression, mark: Buffer])[] = [
  ['gzip', Buffer.from([0x1f, 0x8b, 0x08])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ['zlib', Buffer.from([0x78, level])] as const),
]

type Compression = 'gzip' | 'zstd' | 'zlib'

const ZIP_MEMBER = Buffer.from('PK\u0003\u0004')
/** Bytes of a member's header, and where its method and the lengths of its name and extra field stand (APPNOTE 4.3.7). */
const ZIP_HEADER = 30
const [ZIP_METHOD, ZIP_NAME, ZIP_EXTRA] = [8, 26, 28] as const
const DEFLATED = 8

/** The deflated members of ZIP archives; stored ones are plain bytes. */
function* zipMembers(bytes: Buffer): Iterable<Decoded> {
  let starts = 0
  for (let at = bytes.indexOf(ZIP_MEMBER); at !== -1; at = bytes.indexOf(ZIP_MEMBER, at + 1)) {
    if (at + ZIP_HEADER > bytes.length || bytes.readUInt16LE(at + ZIP_METHOD) !== DEFLATED) continue
    const start = at + ZIP_HEADER + bytes.readUInt16LE(at + ZIP_NAME) + bytes.readUInt16LE(at + ZIP_EXTRA)
    starts += 1
    if (starts > MOST_STARTS) throw new TooLargeToScan('more members of archives than can be read')
    yield* attempt('zip', at, () => inflateRawSync(bytes.subarray(start), lenient))
  }
}

function* compressed(bytes: Buffer): Iterable<Decoded> {
  let starts = 0
  for (const [encoding, mark] of MARKS)
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      starts += 1
      if (starts > MOST_STARTS) throw new TooLargeToScan('more compressed pieces than can be read')
      yield* attempt(encoding, at, () => decompress(encoding, bytes.subarray(at)))
    }
  // A small picture's data has another zlib header than the usual.
  const data = bytes.indexOf('IDAT')
  for (const at of data === -1 ? [0] : [0, data + 4])
    if (isZlib(bytes, at)) yield* attempt('zlib', at, () => decompress('zlib', bytes.subarray(at)))
  // The other two have no marker: only a whole file or a whole decoded run can be one.
  if (bytes.length < SHORTEST_STREAM) return
  const unmarked = { maxOutputLength: MOST_DECOMPRESSED, chunkSize: CHUNK }
  if (mayBeBrotli(bytes)) yield* attempt('brotli', 0, () => brotliDecompressSync(bytes, unmarked))
  if (mayBeDeflated(bytes)) yield* attempt('deflate', 0, () => inflateRawSync(bytes, unmarked))
}

/**
 * Whether a stream's and a first block's header are ones that Brotli allows (RFC 7932, sections 9.1 and 9.2), and whether a
 * block that is not compressed has room: more than half of all bytes are not worth an attempt, nor are HTML and JSON.
 */
function mayBeBrotli(bytes: Buffer): boolean {
  const header = bytes.readUIntLE(0, 6)
  const bits = (from: number, count: number) => Math.floor(header / 2 ** from) % 2 ** count
  const window = bits(0, 1) === 0 ? 1 : bits(1, 3) === 0 ? 7 : 4
  const isLast = bits(window, 1) === 1
  if ((window === 7 && bits(4, 3) === 1) || (isLast && bits(window + 1, 1) === 1)) return false
  const size = window + (isLast ? 2 : 1)
  const nibbles = bits(size, 2) + 4
  // A block of metadata, whose next bit is reserved.
  if (nibbles === 7) return bits(size + 2, 1) === 0
  const rest = size + 2 + 4 * nibbles
  if (nibbles > 4 && bits(rest - 4, 4) === 0) return false
  const isStored = !isLast && bits(rest, 1) === 1
  return !isStored || bits(size + 2, 4 * nibbles) < bytes.length
}

/** Codes of literals and of distances that a block may define, less those it always does (RFC 1951, section 3.2.7). */
const MOST_CODES = 29

/** Whether a first block's header is one that deflate allows: half of all bytes are not worth an attempt. */
function mayBeDeflated(bytes: Buffer): boolean {
  const [header = 0, second = 0] = bytes
  switch ((header >> 1) & 3) {
    case 0:
      return (bytes.readUInt16LE(1) ^ bytes.readUInt16LE(3)) === 0xffff
    case 1:
      return true
    case 2:
      return header >> 3 <= MOST_CODES && (second & 31) <= MOST_CODES
    default:
      return false
  }
}

/** Whether the two bytes of a zlib header (RFC 1950) stand here. */
function isZlib(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]]
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0
}

function decompress(encoding: Compression, bytes: Buffer): Buffer {
  switch (encoding) {
    case 'gzip':
      return inflateRawSync(bytes.subarray(gzipHeader(bytes)), lenient)
    case 'zlib':
      return inflateSync(bytes, lenient)
    case 'zstd':
      return zstdDecompressSync(bytes, { maxOutputLength: MOST_DECOMPRESSED })
  }
}

/** Bytes before the stream (RFC 1952). The stream is read alone: what follows it in a file would end the reading. */
function gzipHeader(gzip: Buffer): number {
  const flags = gzip[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + (gzip[at] ?? 0) + 256 * (gzip[at + 1] ?? 0)
  for (const flag of [8, 16]) if (flags & flag) at = gzip.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

function* attempt(encoding: string, index: number, read: () => Buffer): Iterable<Decoded> {
  try {
    const bytes = read()
    if (bytes.length > 0) yield { encoding, bytes, offsetOf: () => index }
  } catch (error) {
    // Anything else means that these bytes are no such stream, which is the usual case.
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new TooLargeToScan(`a ${encoding} stream that grows beyond ${MOST_DECOMPRESSED} bytes`, {
        cause: error,
      })
  }
}

/** Applies a replacement and remembers where each part of the result came from. */
export function replaced(
  latin1: string,
  pattern: RegExp,
  encoding: string,
  replace: (match: RegExpExecArray) => string,
): Decoded {
  const parts: string[] = []
  const marks: { readonly out: number; readonly from: number }[] = []
  let out = 0
  let from = 0
  for (const match of latin1.matchAll(pattern)) {
    const kept = latin1.slice(from, match.index)
    const text = replace(match)
    marks.push({ out: out + kept.length, from: match.index })
    parts.push(kept, text)
    out += kept.length + text.length
    from = match.index + match[0].length
    marks.push({ out, from })
  }
  parts.push(latin1.slice(from))
  return { encoding, bytes: Buffer.from(parts.join(''), 'latin1'), offsetOf }

  function offsetOf(offset: number): number {
    const mark = marks.findLast((candidate) => candidate.out <= offset)
    return mark ? mark.from + offset - mark.out : offset
  }
}

/** A code point as UTF-8, one character per byte. */
function character(point: number): string | undefined {
  return point <= 0x10ffff ? utf8(String.fromCodePoint(point)) : undefined
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1')
}
