import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import {
  candidatePage,
  reviewerPage,
  type AttemptReport,
  type CohortPlace,
  type ReplayData,
  type ReportScript,
  type ReportStyle,
} from '#report'
import type { SealedSource } from '#results'
import type { Runner } from '#runner'
import { toolVersion } from '../compile/tool.ts'
import { makeFolder } from '../release/make-folder.ts'
import { withOutcomes } from './replay-outcomes.ts'
import { writePage } from './write-page.ts'

/** What pages of attempts are written with. */
export interface AttemptPages {
  /** folder of the report */
  readonly dir: string
  readonly test: SealedSource['test']
  readonly runner: Runner
  readonly style: ReportStyle
  readonly script: ReportScript
}

/** An attempt and the sitting that it was. */
export interface ReportedAttempt {
  readonly report: AttemptReport
  readonly data: ReplayData
}

/** Name of an attempt's pages in the folders `reviewer` and `candidate`. @param nth which result of the attempt, from 1 */
export function pageName({ attempt }: Pick<AttemptReport, 'attempt'>, nth: number): string {
  return `${attempt}${nth > 1 ? `-${nth}` : ''}.html`
}

const FOLDERS = { reviewer: 'reviewer', candidate: 'candidate' } as const

/**
 * Makes the folders that pages of attempts go into.
 *
 * @param dir folder of the report
 * @throws the system's error where nothing could be written there
 */
export async function prepareFolders(dir: string): Promise<void> {
  for (const name of Object.values(FOLDERS)) {
    const folder = join(dir, name)
    await makeFolder(folder)
    await access(folder, constants.W_OK)
  }
}

/**
 * Writes the pages of an attempt: one for who decides, one for who took it.
 *
 * @param name of both pages' files
 * @throws RunnerUnavailableError; the system's error where a page cannot be written
 */
export async function writeAttemptPages(
  { report, data }: ReportedAttempt,
  { name, places }: { readonly name: string; readonly places: readonly CohortPlace[] },
  { dir, test, runner, style, script }: AttemptPages,
): Promise<void> {
  const replay = await withOutcomes(data, test, runner)
  const engine = `assay ${toolVersion}`
  const review = reviewerPage({ report, replay, places, engine }, style, script)
  await writePage(join(dir, FOLDERS.reviewer), review, name)
  await writePage(join(dir, FOLDERS.candidate), candidatePage(report, engine, style), name)
}
