import type { Place } from './faults.ts'

const LF = 10
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The place of a byte.
 *
 * @param start a byte at which a line begins
 * @param line number of that line
 * @param at the byte that is meant, not in the middle of a character
 * @param end just after the last byte that is meant
 */
export function placeAt(bytes: Uint8Array, start: number, line: number, at: number, end: number = at): Place {
  let lineStart = start
  for (let next = bytes.indexOf(LF, start); next !== -1 && next < at; next = bytes.indexOf(LF, next + 1)) {
    lineStart = next + 1
    line += 1
  }
  const column = decoder.decode(bytes.subarray(lineStart, at)).length + 1
  return { line, column, width: decoder.decode(bytes.subarray(at, end)).length }
}
