import { CR, LF } from './bytes.ts'
import type { Cell } from './split-record.ts'

/** What a first line says that belongs to no table with commas. */
export interface OtherForm {
  readonly code: 'line-break' | 'format' | 'separator'
  /** byte of the line at which it shows */
  readonly at: number
  readonly message: string
  readonly help: string
}

/** `{` and `[`. */
const JSON_STARTS = [123, 91]

/** Separators that are written where commas belong. */
const WRONG: readonly (readonly [byte: number, words: string])[] = [
  [59, '`;`'],
  [9, 'tab'],
  [124, '`|`'],
]

/**
 * Tells a first line whose columns or lines are parted by something else as that, not as names that are missing.
 *
 * @param line its bytes with its line break
 * @param cells of it, parted by commas
 */
export function otherFormOf(line: Uint8Array, cells: readonly Cell[]): OtherForm | undefined {
  const cr = line.indexOf(CR)
  if (
    cr !== -1 &&
    line[cr + 1] !== LF &&
    cells.every(({ text }) => text.includes('\r') || !text.includes('\n'))
  )
    return {
      code: 'line-break',
      at: cr,
      message: 'Unexpected line break CR alone, expected LF or CRLF',
      help: 'Save the file with line breaks of Unix or Windows',
    }
  if (JSON_STARTS.includes(line[0] ?? 0))
    return {
      code: 'format',
      at: 0,
      message: 'Unexpected JSON, expected a table with commas',
      help: 'Name a file of JSON lines `.jsonl`; scored results lie in a folder, which is named instead of them',
    }
  if (cells.length > 1) return undefined
  for (const [byte, words] of WRONG) {
    const at = line.indexOf(byte)
    if (at === -1) continue
    return {
      code: 'separator',
      at,
      message: `Unexpected separator ${words}, expected \`,\``,
      help: `Write ${byte === 59 ? 'the columns with commas: `person,i1,i2`' : 'commas between columns: `person,i1,i2`'} (R: write.csv, pandas: sep=",", spreadsheets: "CSV UTF-8 (comma delimited)")`,
    }
  }
  return undefined
}
