import { parquetMetadataAsync, parquetSchema } from 'hyparquet'
import type { OpenSource } from '../byte-source.ts'
import { SCORE_COLUMNS } from './score-columns.ts'

/** Bytes of a first line that are looked at. */
const FIRST = 4096

/** Whether a file is a table of scores, as `assay score --out` writes it: Parquet or JSON lines, told by its columns. */
export async function isScoresTable({ size, slice }: OpenSource): Promise<boolean> {
  const first = new TextDecoder().decode(await slice(0, Math.min(FIRST, size)))
  try {
    if (first.startsWith('PAR1')) {
      const metadata = await parquetMetadataAsync({
        byteLength: size,
        slice: (start, end = size) => slice(start, end),
      })
      return hasColumns(parquetSchema(metadata).children.map(({ element }) => element.name))
    }
    const row: unknown = JSON.parse(first.split('\n', 1)[0] ?? '')
    return typeof row === 'object' && row !== null && hasColumns(Object.keys(row))
  } catch {
    // what is damaged is told by whoever reads all of it
    return false
  }
}

/** @returns whether all columns of a table of scores are among these */
export function hasColumns(names: readonly string[]): boolean {
  return Object.keys(SCORE_COLUMNS).every((name) => names.includes(name))
}
