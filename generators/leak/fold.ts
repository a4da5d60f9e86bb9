/**
 * Text as the gate compares it. Folding drops what formatting and quoting change: white space of every kind, soft
 * hyphens, zero-width characters, quotes (also typographic ones) and backslashes; it makes ASCII letters small, dashes
 * hyphens, and full-width characters ordinary ones.
 */

/** The folded byte of each single byte; 0 means dropped, and no kept byte folds to 0. */
const SINGLE = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (byte === 0 || '\t\n\v\f\r "\'`\\'.includes(character)) return 0
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
})

const HYPHEN = 0x2d
const FULL_WIDTH = 0xfee0

/** Code points of several bytes that fold to nothing or to one byte: first and last (included), and what they become. */
const RANGES: readonly (readonly [first: number, last: number, folded: (point: number) => number])[] = [
  [0x00a0, 0x00a0, () => 0],
  [0x00ad, 0x00ad, () => 0],
  [0x1680, 0x1680, () => 0],
  [0x180e, 0x180e, () => 0],
  [0x2000, 0x200f, () => 0],
  [0x2010, 0x2015, () => HYPHEN],
  [0x2018, 0x201f, () => 0],
  [0x2028, 0x202f, () => 0],
  [0x205f, 0x206f, () => 0],
  [0x2212, 0x2212, () => HYPHEN],
  [0x3000, 0x3000, () => 0],
  [0xfeff, 0xfeff, () => 0],
  [0xff01, 0xff5e, (point) => SINGLE[point - FULL_WIDTH] ?? 0],
]

/** What those become, by their two or three bytes of UTF-8 read as one number. */
const WIDE = new Map(
  RANGES.flatMap(([first, last, folded]) =>
    Array.from({ length: last - first + 1 }, (_, index) => {
      const bytes = Buffer.from(String.fromCodePoint(first + index))
      return [bytes.readUIntBE(0, bytes.length), folded(first + index)] as const
    }),
  ),
)
/** Bytes of the character that begins with this byte, where one of the above may begin with it; else 0. */
const LEADS = new Uint8Array(256)
for (const bytes of WIDE.keys())
  if (bytes > 0xffff) LEADS[bytes >> 16] = 3
  else LEADS[bytes >> 8] = 2

export interface Folded {
  readonly bytes: Uint8Array
  /** Where the n-th kept byte stood. Counted again, because it is asked for leaks alone. */
  readonly offsetOf: (kept: number) => number
}

/** @param room for the folded bytes, at least as long as the others: whoever folds many need not ask for memory each time */
export function foldBytes(bytes: Uint8Array, room = new Uint8Array(bytes.length)): Folded {
  const { length } = foldInto(room, bytes, Infinity)
  return {
    bytes: room.subarray(0, length),
    offsetOf: (kept) => foldInto(new Uint8Array(kept + 1), bytes, kept + 1).last,
  }
}

/** Folds until `most` bytes are kept. A hot loop over every byte of the site: plain, without closures or allocation. */
function foldInto(folded: Uint8Array, bytes: Uint8Array, most: number) {
  let length = 0
  let last = bytes.length
  for (let index = 0; index < bytes.length && length < most; index += 1) {
    const byte = bytes[index] ?? 0
    let kept = SINGLE[byte] ?? 0
    let size = LEADS[byte] ?? 0
    if (size > 0) {
      const second = byte * 256 + (bytes[index + 1] ?? 0)
      const wide = WIDE.get(size === 2 ? second : second * 256 + (bytes[index + 2] ?? 0))
      if (wide === undefined) size = 0
      else kept = wide
    }
    if (kept > 0) {
      folded[length] = kept
      length += 1
      last = index
    }
    if (size > 0) index += size - 1
  }
  return { length, last: length < most ? bytes.length : last }
}

/** The length of a text after folding, in bytes: what decides whether it can be searched for. */
export function foldedLength(text: string): number {
  return foldBytes(Buffer.from(text)).bytes.length
}

/** A text as it is compared. */
export function foldText(text: string): string {
  return Buffer.from(foldBytes(Buffer.from(text)).bytes).toString()
}
