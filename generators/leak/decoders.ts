import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'

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

/** One way to read bytes. Each decoder looks for its own pieces; `latin1` has one character per byte. */
export type Decoder = (bytes: Buffer, latin1: string) => Iterable<Decoded>

/** Every encoding that the gate reads, cheapest first; they are applied to one another's results. */
export const decoders: readonly Decoder[] = [escapes, tags, utf16, base64, hex, byteList, compressed]

/** Characters of an encoded run below which it cannot hold the shortest secret. */
const SHORTEST_RUN = 16
/** Bytes that a compressed piece may grow to (included). */
const MOST_DECOMPRESSED = 64 * 1024 * 1024
/** Places in one view that are tried as the start of a compressed piece. */
const MOST_STARTS = 4000

const ESCAPE =
  /%([0-9a-f]{2})|((?:\\u[0-9a-f]{4})+)|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#([0-9]{1,7});|&(amp|lt|gt|quot|apos|nbsp);|\\([nrtbfv])|\\([^0-9a-z\r\n])|\\([0-9a-f]{2,6}) ?/gi

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Percent, JSON, JavaScript, CSS and HTML escapes, all in one pass: real files mix them. */
function* escapes(_bytes: Buffer, latin1: string): Iterable<Decoded> {
  if (latin1.search(ESCAPE) === -1) return
  yield replaced(latin1, ESCAPE, 'escapes', (match) => {
    const [, percent, units, braced, hexByte, hexEntity, entity, named, control, itself, css] = match
    if (percent !== undefined) return String.fromCharCode(parseInt(percent, 16))
    if (units !== undefined)
      return utf8(
        String.fromCharCode(...(units.match(/[0-9a-f]{4}/gi)?.map((unit) => parseInt(unit, 16)) ?? [])),
      )
    if (named !== undefined) return ENTITIES[named.toLowerCase()] ?? match[0]
    if (control !== undefined) return ' '
    if (itself !== undefined) return itself
    const point = braced ?? hexByte ?? hexEntity ?? css
    return character(point === undefined ? Number(entity) : parseInt(point, 16)) ?? match[0]
  })
}

const TAG = /<\/?[a-z][^<>]{0,2000}>/gi

/** Text without its markup: an explanation's words stand between tags, highlighted code inside spans. */
function* tags(_bytes: Buffer, latin1: string): Iterable<Decoded> {
  if (latin1.search(TAG) !== -1) yield replaced(latin1, TAG, 'text between tags', () => '')
}

function* utf16(bytes: Buffer, latin1: string): Iterable<Decoded> {
  for (const [encoding, pattern] of [
    ['utf-16le', /(?:[\t-~]\0){6}/],
    ['utf-16be', /(?:\0[\t-~]){6}/],
  ] as const) {
    const first = pattern.exec(latin1)
    if (!first) continue
    const start = first.index % 2
    const even = bytes.subarray(start, start + (bytes.length - start - ((bytes.length - start) % 2)))
    const text = (encoding === 'utf-16be' ? Buffer.from(even).swap16() : even).toString('utf16le')
    yield { encoding, bytes: Buffer.from(text), offsetOf: () => first.index }
  }
}

const BASE64 = new RegExp(
  `[A-Za-z0-9+/_-]{${SHORTEST_RUN},}(?:\\s{1,2}[A-Za-z0-9+/_-]{${SHORTEST_RUN},})*`,
  'g',
)

/** A run may follow other letters of the alphabet (a path), so each of the four ways to cut it is read. */
function* base64(_bytes: Buffer, latin1: string): Iterable<Decoded> {
  for (const { 0: run, index } of latin1.matchAll(BASE64))
    for (let cut = 0; cut < 4; cut += 1)
      yield { encoding: 'base64', bytes: Buffer.from(run.slice(cut), 'base64'), offsetOf: () => index + cut }
}

const HEX = new RegExp(`(?:[0-9a-f]{2}[ :\\n]?){${SHORTEST_RUN},}[0-9a-f]?`, 'gi')

function* hex(_bytes: Buffer, latin1: string): Iterable<Decoded> {
  for (const { 0: run, index } of latin1.matchAll(HEX)) {
    const digits = run.replace(/[^0-9a-f]/gi, '')
    for (const cut of [0, 1])
      yield { encoding: 'hex', bytes: Buffer.from(digits.slice(cut), 'hex'), offsetOf: () => index }
  }
}

const BYTE_LIST = /(?:(?:0x[0-9a-f]{1,2}|\d{1,3})\s*,\s*){11,}(?:0x[0-9a-f]{1,2}|\d{1,3})/gi

/** Bytes or character codes written as numbers. */
function* byteList(_bytes: Buffer, latin1: string): Iterable<Decoded> {
  for (const { 0: list, index } of latin1.matchAll(BYTE_LIST))
    yield {
      encoding: 'list of bytes',
      bytes: Buffer.from(list.split(',').map(Number)),
      offsetOf: () => index,
    }
}

const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_DECOMPRESSED }
/** Where a compressed stream may begin: gzip, zstd, and zlib as it is usual, at the start or in a PNG's data. */
// eslint-disable-next-line no-control-regex
const COMPRESSED = /\x1f\x8b\x08|\x28\xb5\x2f\xfd|\x78[\x01\x5e\x9c\xda]|(?:^|(?<=IDAT))[\x08-\x78][\0-\xff]/g

function* compressed(bytes: Buffer, latin1: string): Iterable<Decoded> {
  let starts = 0
  for (const { 0: mark, index } of latin1.matchAll(COMPRESSED)) {
    const encoding = mark === '\x1f\x8b\x08' ? 'gzip' : mark.startsWith('\x28\xb5') ? 'zstd' : 'zlib'
    if (encoding === 'zlib' && bytes.readUInt16BE(index) % 31 !== 0) continue
    starts += 1
    if (starts > MOST_STARTS) throw new TooLargeToScan('more compressed pieces than can be read')
    const rest = bytes.subarray(index)
    const read =
      encoding === 'gzip'
        ? () => inflateRawSync(rest.subarray(gzipHeader(rest)), lenient)
        : encoding === 'zlib'
          ? () => inflateSync(rest, lenient)
          : () => zstdDecompressSync(rest, { maxOutputLength: MOST_DECOMPRESSED })
    yield* attempt(encoding, index, read)
  }
  // These two have no marker: only a whole file or a whole decoded run can be one.
  yield* attempt('brotli', 0, () => brotliDecompressSync(bytes, { maxOutputLength: MOST_DECOMPRESSED }))
  yield* attempt('deflate', 0, () => inflateRawSync(bytes, { maxOutputLength: MOST_DECOMPRESSED }))
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
function replaced(
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
