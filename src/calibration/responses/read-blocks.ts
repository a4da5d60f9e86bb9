import { LF } from './bytes.ts'
import type { OpenSource } from '../byte-source.ts'
import type { Faults } from './faults.ts'
import { placeAt } from './place-at.ts'
import type { ReadingTools } from './reading-tools.ts'

/** Whole lines of a file. */
export interface Block {
  /** Each line in [start, end) ends with LF, the last one of the file, too. Valid until the next block. */
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly isLast: boolean
  /** How much of the file was read, in (0, 1]. */
  readonly share: number
}

/** Reads records from blocks. */
export interface BlockReader {
  /** @returns where the first record begins that is not whole (`end` where all are); `undefined` to stop */
  readonly take: (block: Block) => number | undefined
  /** Number of the line at which the next record begins. */
  readonly line: () => number
}

const BLOCK = 1 << 20
/** Longest line, or quoted field with the lines in it, in bytes. */
const LONGEST = 1 << 26

/**
 * Streams a text file as blocks of whole lines: its memory is that of the longest line.
 *
 * A byte order mark is skipped. Bytes that are no UTF-8 and lines beyond 64 MiB are faults, and end the reading.
 *
 * @returns SHA-256 of the file's bytes in hexadecimal digits, and their number; undefined where reading was stopped
 * @throws what opening and reading the file throws
 */
export async function readBlocks(
  file: OpenSource,
  faults: Faults,
  reader: BlockReader,
  { createDigest, isUtf8, onRead }: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const { size: total } = file
  const digest = createDigest()
  let bytes = new Uint8Array(Math.min(BLOCK, total + 4096) + 1)
  // [begin, filled) was read and not yet taken; [begin, checked) is whole lines of UTF-8.
  let [begin, filled, checked, size] = [0, 0, 0, 0]
  for (let isLast = false; !isLast;) {
    if (begin > 0) {
      bytes.copyWithin(0, begin, filled)
      filled -= begin
      checked -= begin
      begin = 0
    }
    if (filled >= bytes.length - 1) {
      if (bytes.length > LONGEST) {
        faults.error(
          'line',
          { line: reader.line(), column: 1 },
          'Unexpected line of more than 64 MiB',
          'End each row with a line break, and each quote',
        )
        return undefined
      }
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    // One byte is kept for the line break that the last line may lack.
    const bytesRead = await file.read(bytes.subarray(filled, -1))
    isLast = bytesRead === 0
    digest.update(bytes.subarray(filled, filled + bytesRead))
    if (size === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) begin = checked = 3
    size += bytesRead
    filled += bytesRead
    if (isLast && filled > begin && bytes[filled - 1] !== LF) bytes[filled++] = LF
    const end = isLast ? filled : bytes.subarray(0, filled).lastIndexOf(LF) + 1
    if (end > checked) {
      if (!isUtf8(bytes.subarray(checked, end))) {
        tellEncoding(bytes, begin, reader.line(), faults, isUtf8)
        return undefined
      }
      checked = end
    }
    if (checked <= begin && !isLast) continue
    const share = isLast ? 1 : size / Math.max(total, size)
    const taken = reader.take({ bytes, start: begin, end: checked, isLast, share })
    onRead?.(share)
    if (taken === undefined) return undefined
    begin = taken
  }
  return { sha256: digest.hex(), size }
}

function tellEncoding(
  bytes: Uint8Array,
  start: number,
  line: number,
  faults: Faults,
  isUtf8: ReadingTools['isUtf8'],
): void {
  let at = start
  for (let length = 1; isUtf8(bytes.subarray(at, at + length)); length = lengthOf(bytes[at] ?? 0))
    at += length
  const found = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  faults.error(
    'encoding',
    { ...placeAt(bytes, start, line, at), width: 1 },
    `Unexpected byte 0x${found}, expected UTF-8`,
    'Save the file as UTF-8 (in spreadsheets "CSV UTF-8")',
  )
}

/** Bytes of the UTF-8 character that begins with a byte. */
function lengthOf(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}
