import { open } from 'node:fs/promises'
import { asyncBufferFromFile, parquetMetadataAsync, parquetSchema } from 'hyparquet'
import { SCORE_COLUMNS } from '../results/score-rows.ts'

/** Bytes of a first line that are looked at. */
const FIRST = 4096

/** Whether a file is a table of scores, as `assay score --out` writes it: Parquet or JSON lines, told by its columns. */
export async function isScoresTable(path: string): Promise<boolean> {
  const first = await firstBytes(path)
  try {
    if (first.startsWith('PAR1')) {
      const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path))
      return hasColumns(parquetSchema(metadata).children.map(({ element }) => element.name))
    }
    const row: unknown = JSON.parse(first.split('\n', 1)[0] ?? '')
    return typeof row === 'object' && row !== null && hasColumns(Object.keys(row))
  } catch {
    // what is damaged is told by whoever reads all of it
    return false
  }
}

function hasColumns(names: readonly string[]): boolean {
  return Object.keys(SCORE_COLUMNS).every((name) => names.includes(name))
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(FIRST) })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
