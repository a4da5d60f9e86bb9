import type { Diagnostic } from './diagnostic.ts'
import { linesOf } from './lines.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** @returns the text without a byte order mark; undefined, with a diagnostic, where the bytes are no UTF-8 */
export function decode(bytes: Uint8Array, file: string, diagnostics: Diagnostic[]): string | undefined {
  const refuse = (before: string, message: string, help: string) => {
    const { positionAt } = linesOf(before)
    const start = positionAt(before.length)
    const range = { start, end: { line: start.line, column: start.column + 1 } }
    diagnostics.push({ code: 'file/encoding', severity: 'error', file, range, message, help })
    return undefined
  }
  try {
    const text = decoder.decode(bytes)
    const zero = text.indexOf('\0')
    if (zero === -1) return text
    return refuse(text.slice(0, zero), 'Unexpected NUL character, expected text', 'Remove it')
  } catch {
    const valid = validPrefix(bytes)
    const found = (bytes[valid] ?? 0).toString(16).padStart(2, '0')
    const before = decoder.decode(bytes.subarray(0, valid))
    return refuse(before, `Unexpected byte 0x${found}, expected UTF-8`, 'Save the file as UTF-8')
  }
}

/** Length of the longest valid start of some bytes, in bytes. */
function validPrefix(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isValidStart(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      decoder.decode(bytes.subarray(0, low - cut))
      return low - cut
    } catch {
      // The start ends inside a character: cut one byte more.
    }
  }
  return 0
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
