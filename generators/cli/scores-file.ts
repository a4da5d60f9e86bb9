import { realpath, stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import type { ScoreRow } from '#calibration/responses/score-columns'
import { isScoresTable } from '#calibration/responses/scores-table'
import { beginWhole, type UnfinishedFile } from '../calibrate/write-file.ts'
import { fileSource } from '../responses/file-source.ts'
import { scoresContent, type ScoresFormat } from '../results/scores-content.ts'
import { wordsOf } from '../write-secret.ts'
import { UsageError } from './command.ts'

/** A file of scores that is to be: nothing has its name before all of it is there. */
export interface ScoresFile {
  /** @returns undefined once it is written; why not, in words */
  readonly write: (rows: readonly ScoreRow[]) => Promise<string | undefined>
  readonly abandon: UnfinishedFile['abandon']
}

const FORMATS: ReadonlyMap<string, ScoresFormat> = new Map([
  ['.jsonl', 'jsonl'],
  ['.parquet', 'parquet'],
])

/**
 * Begins a file of scores, so that whatever keeps it from being written is told before hours of scoring.
 *
 * @param out as it was named
 * @param inputs files that are read, as they were named: none of them is written over
 * @returns the file, or why nothing can be written there, in words
 * @throws UsageError where the name says no format, or is an input's
 */
export async function beginScores(
  out: string,
  inputs: readonly string[],
  cwd: string,
): Promise<ScoresFile | string> {
  const format = FORMATS.get(extname(out).toLowerCase())
  if (format === undefined)
    throw new UsageError(`--out is "${out}", expected a name that ends in .jsonl or .parquet`)
  const path = resolve(cwd, out)
  const there = await realpath(path).catch(() => path)
  for (const input of inputs)
    if ((await realpath(resolve(cwd, input)).catch(() => undefined)) === there)
      throw new UsageError(`--out is "${out}", which is read: name another file`)
  try {
    if (!(await mayGo(there)))
      return `${out} is there already and holds no scores that assay score wrote: name another file`
    const file = await beginWhole(there)
    return {
      write: async (rows) => {
        try {
          await file.finish(await scoresContent(rows, format))
        } catch (error) {
          return `${out} cannot be written: ${wordsOf(error)}`
        }
        return undefined
      },
      abandon: file.abandon,
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${out} cannot be written: ${wordsOf(error)}`
    throw error
  }
}

/** Whether nothing is lost where a file takes the place of what is there: a registry may have the same ending. */
async function mayGo(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined)
  return facts === undefined || (facts.isFile() && (facts.size === 0 || (await holdsScores(path))))
}

async function holdsScores(path: string): Promise<boolean> {
  const file = await fileSource(path).open()
  try {
    return await isScoresTable(file)
  } finally {
    await file.close()
  }
}
