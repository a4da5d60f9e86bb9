import { sha256Hex } from './hash.ts'

/** Digits of the checksum: 64 bits, far beyond what an accident hits. Forgery is the chain's concern, not this one's. */
const CHECK_DIGITS = 16
const LINE_BREAK = 0x0a

/** What the bytes of an append-only log hold. */
export interface Frames {
  /** Every record whose checksum holds, in order, those after a fault included. */
  readonly records: readonly string[]
  /** How many of them stand before the first fault. */
  readonly intact: number
  /** Where these end, in bytes: writing goes on here. */
  readonly end: number
  /**
   * `torn`: the file ends in something that is no record, as after a crash while writing. `corrupt`: something that is
   * no record stands before one.
   */
  readonly state: 'whole' | 'torn' | 'corrupt'
}

/**
 * One record as a line that proves itself: `<length> <checksum> <record>\n`, with the length in UTF-8 bytes and the
 * beginning of its SHA-256.
 *
 * @param record Text without line breaks, such as canonical JSON.
 * @returns The line, its break included.
 * @throws RangeError for text with a line break; TypeError for half of a surrogate pair.
 */
export function frameLine(record: string): string {
  if (record.includes('\n')) throw new RangeError('Unexpected line break in a record, expected one line')
  const bytes = new TextEncoder().encode(record)
  if (!record.isWellFormed())
    throw new TypeError('Unexpected half of a surrogate pair, expected well-formed text')
  return `${bytes.length} ${sha256Hex(bytes).slice(0, CHECK_DIGITS)} ${record}\n`
}

/**
 * Reads lines written by `frameLine` back, however a crash or a bad disk left them.
 *
 * @param bytes The file.
 * @returns All sound records, and what is wrong with the rest.
 */
export function readFrames(bytes: Uint8Array): Frames {
  const records: string[] = []
  let intact = 0
  let end = 0
  let broken = false
  let corrupt = false
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(LINE_BREAK, start)
    const record = at === -1 ? undefined : unframe(bytes.subarray(start, at))
    if (record === undefined) broken = true
    else {
      records.push(record)
      corrupt ||= broken
      if (!broken) {
        intact = records.length
        end = at + 1
      }
    }
    start = at === -1 ? bytes.length : at + 1
  }
  return { records, intact, end, state: corrupt ? 'corrupt' : broken ? 'torn' : 'whole' }
}

/** The record of a line without its break; `undefined` where anything does not hold. */
function unframe(line: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(line.subarray(0, 34))
  const match = /^(0|[1-9][0-9]{0,14}) ([0-9a-f]{16}) /.exec(head)
  if (match === null) return undefined
  const [prefix, length, check] = match
  const record = line.subarray(prefix.length)
  if (record.length !== Number(length) || sha256Hex(record).slice(0, CHECK_DIGITS) !== check) return undefined
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(record)
}
