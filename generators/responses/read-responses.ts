import { stat } from 'node:fs/promises'
import type { Responses } from '#adaptive'
import type { Diagnostic } from '#schemas/diagnose/index'
import { createFaults, type Faults } from './faults.ts'
import { finish } from './finish.ts'
import { createGathering } from './gathering.ts'
import { createJsonlReader } from './jsonl-reader.ts'
import { readBlocks } from './read-blocks.ts'
import { createCsvReader } from './csv-reader.ts'
import { readFolder } from './read-folder.ts'
import { readParquet } from './read-parquet.ts'
import { readScores } from './read-scores.ts'
import { isScoresTable } from './scores-table.ts'

export interface ReadOptions {
  /** How a table is laid out (default: `long` where it has columns `item` and `score`, else `wide`). */
  readonly format?: 'wide' | 'long'
  /**
   * Name of the column or key that holds each person's group; of a folder or a table of scores `languages`, `test`, `bank`
   * or `release` of the session. Without it all persons are of one group.
   */
  readonly group?: string
  /** Of a table of scores, the responses under this AI policy alone. */
  readonly policy?: 'forbidden' | 'allowed'
}

/** Scored responses with their names, or everything that is wrong with the file. */
export type ReadResponses =
  | {
      readonly ok: true
      readonly responses: Responses
      /** Names by number. */
      readonly items: readonly string[]
      /** Names by number; one empty name where no groups were asked for. */
      readonly groups: readonly string[]
      /** Names by number. */
      readonly persons: readonly string[]
      /** Of the file's bytes; of a folder, of the list of its files with the hash of each. 64 hexadecimal digits. */
      readonly sha256: string
      /** Warnings: what was left out, items that nobody answered. */
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Reads scored responses: CSV, wide or long, JSON lines, Parquet, a table of scores, or a folder of scored results.
 *
 * The format is told by the name (`.jsonl`, `.ndjson`, `.parquet`; a folder), all else is CSV; JSON lines and Parquet with
 * the columns that `assay score --out` writes are a table of scores. Files are streamed: beside
 * the responses themselves (5 bytes each), memory holds names and a megabyte of the file. Where there is any fault
 * nothing is given but the faults, 20 of them one by one; lines and columns count from 1, in Parquet they are the
 * numbers of row and column.
 *
 * @param path of the file or folder; diagnostics name it as it is written here
 */
export async function readResponses(path: string, options: ReadOptions = {}): Promise<ReadResponses> {
  const file = path.replaceAll('\\', '/')
  const faults = createFaults(file)
  const gathering = createGathering(faults, options.group !== undefined)
  const refused = (): ReadResponses => ({ ok: false, diagnostics: faults.told() })
  try {
    const kind = await kindOf(path)
    const table = (kind === 'jsonl' || kind === 'parquet') && (await isScoresTable(path)) ? kind : undefined
    if (options.policy !== undefined && table === undefined) {
      faults.error(
        'policy',
        { line: 1, column: 1 },
        'Unexpected --policy: nothing here says under which policy a response was given',
        'Name what `assay score … --out FILE` wrote, or leave the option out',
      )
      return refused()
    }
    const read =
      table !== undefined
        ? await readScores(path, table, gathering, options)
        : kind === 'folder'
          ? await readFolder(path, gathering, options)
          : kind === 'parquet'
            ? await readParquet(path, gathering, options)
            : await readBlocks(
                path,
                faults,
                kind === 'jsonl'
                  ? createJsonlReader(gathering, options)
                  : createCsvReader(gathering, options),
              )
    if (read === undefined) return refused()
    if (read.size === 0 || (kind !== 'folder' && gathering.items.count() === 0 && faults.errors() === 0)) {
      tellEmpty(faults, kind)
      return refused()
    }
    const finished = finish(
      gathering,
      table !== undefined || kind === 'jsonl' || gathering.ledger.step === 1 || kind === 'folder'
        ? 'names'
        : 'columns',
    )
    if (finished === undefined) return refused()
    return { ok: true, ...finished, sha256: read.sha256, diagnostics: faults.told() }
  } catch (error) {
    const fault = fileFault(error)
    if (fault === undefined) throw error
    faults.error('file', { line: 1, column: 1 }, fault)
    return refused()
  }
}

type Kind = 'csv' | 'jsonl' | 'parquet' | 'folder'

async function kindOf(path: string): Promise<Kind> {
  if ((await stat(path)).isDirectory()) return 'folder'
  if (/\.parquet$/i.test(path)) return 'parquet'
  return /\.(jsonl|ndjson)$/i.test(path) ? 'jsonl' : 'csv'
}

function tellEmpty(faults: Faults, kind: Kind): void {
  const first =
    kind === 'jsonl'
      ? '`{"person": "p1", "item": "i1", "score": 1}`'
      : 'a line that names the columns: `person,i1,i2`'
  faults.error(
    'empty',
    { line: 1, column: 1 },
    'Unexpected empty file, expected responses',
    `Begin with ${first}`,
  )
}

/** What a file that cannot be read lacks, in words. */
function fileFault(error: unknown): string | undefined {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'Missing file'
    case 'EACCES':
    case 'EPERM':
      return 'Unreadable: you have no right to read this file'
    default:
      return undefined
  }
}
