import type { Responses } from '#adaptive'
import type { Diagnostic } from '#schemas/diagnose/index'
import { SourceFault, type ByteSource, type OpenSource } from '../byte-source.ts'
import { createFaults, type Faults } from './faults.ts'
import { finish } from './finish.ts'
import { createGathering, type Gathering } from './gathering.ts'
import { createJsonlReader } from './jsonl-reader.ts'
import { readBlocks } from './read-blocks.ts'
import { createCsvReader } from './csv-reader.ts'
import { readFolder, type SourceFolder } from './read-folder.ts'
import { readParquet } from './read-parquet.ts'
import { readScores } from './read-scores.ts'
import type { ReadingTools } from './reading-tools.ts'
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

/** A file of responses, or a folder of scored results. */
export type ResponsesInput =
  | { readonly type: 'file'; readonly source: ByteSource }
  | { readonly type: 'folder'; readonly folder: SourceFolder }

/** @returns what diagnostics call it */
export function nameOf(input: ResponsesInput): string {
  return input.type === 'file' ? input.source.name : input.folder.name
}

/**
 * Reads scored responses: CSV, wide or long, JSON lines, Parquet, a table of scores, or a folder of scored results.
 *
 * The format is told by the name (`.jsonl`, `.ndjson`, `.parquet`; a folder), all else is CSV; JSON lines and Parquet with
 * the columns that `assay score --out` writes are a table of scores. Files are streamed: beside
 * the responses themselves (5 bytes each), memory holds names and a megabyte of the file. Where there is any fault
 * nothing is given but the faults, 20 of them one by one, or as many as the tools say; lines and columns count from 1, in Parquet they are the
 * numbers of row and column.
 */
export async function readResponses(
  input: ResponsesInput,
  options: ReadOptions,
  tools: ReadingTools,
): Promise<ReadResponses> {
  const faults = createFaults(nameOf(input), tools.mostTold)
  const gathering = createGathering(faults, options.group !== undefined)
  const refused = (): ReadResponses => ({ ok: false, diagnostics: faults.told() })
  try {
    const read =
      input.type === 'folder'
        ? await readAsFolder(input.folder, gathering, options, tools)
        : await readFile(input.source, gathering, options, tools)
    if (read === undefined) return refused()
    const { kind, isTable } = read
    if (read.size === 0 || (kind !== 'folder' && gathering.items.count() === 0 && faults.errors() === 0)) {
      tellEmpty(faults, kind)
      return refused()
    }
    const finished = finish(
      gathering,
      isTable || kind === 'jsonl' || gathering.ledger.step === 1 || kind === 'folder' ? 'names' : 'columns',
    )
    if (finished === undefined) return refused()
    return { ok: true, ...finished, sha256: read.sha256, diagnostics: faults.told() }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    faults.error('file', { line: 1, column: 1 }, error.message)
    return refused()
  }
}

type Kind = 'csv' | 'jsonl' | 'parquet' | 'folder'

interface ReadBytes {
  readonly sha256: string
  readonly size: number
  readonly kind: Kind
  /** whether it is a table of scores */
  readonly isTable: boolean
}

async function readAsFolder(
  folder: SourceFolder,
  gathering: Gathering,
  options: ReadOptions,
  tools: ReadingTools,
): Promise<ReadBytes | undefined> {
  if (options.policy !== undefined) return tellPolicy(gathering.faults)
  const read = await readFolder(folder, gathering, options, tools)
  return read && { ...read, kind: 'folder', isTable: false }
}

async function readFile(
  source: ByteSource,
  gathering: Gathering,
  options: ReadOptions,
  tools: ReadingTools,
): Promise<ReadBytes | undefined> {
  const kind = kindOf(source.name)
  const file = await source.open()
  try {
    const isTable = kind !== 'csv' && (await isScoresTable(file))
    if (options.policy !== undefined && !isTable) return tellPolicy(gathering.faults)
    const read = isTable
      ? await readScores(file, kind, gathering, options, tools)
      : await readTable(file, kind, gathering, options, tools)
    return read && { ...read, kind, isTable }
  } finally {
    await file.close()
  }
}

function readTable(
  file: OpenSource,
  kind: Exclude<Kind, 'folder'>,
  gathering: Gathering,
  options: ReadOptions,
  tools: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  if (kind === 'parquet') return readParquet(file, gathering, options, tools)
  const reader =
    kind === 'jsonl' ? createJsonlReader(gathering, options) : createCsvReader(gathering, options)
  return readBlocks(file, gathering.faults, reader, tools)
}

function kindOf(name: string): Exclude<Kind, 'folder'> {
  if (/\.parquet$/i.test(name)) return 'parquet'
  return /\.(jsonl|ndjson)$/i.test(name) ? 'jsonl' : 'csv'
}

function tellPolicy(faults: Faults): undefined {
  faults.error(
    'policy',
    { line: 1, column: 1 },
    'Unexpected --policy: nothing here says under which policy a response was given',
    'Name what `assay score … --out FILE` wrote, or leave the option out',
  )
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
