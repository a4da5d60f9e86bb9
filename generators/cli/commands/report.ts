import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { cohortPage, cohortPlaces, type CohortGroups } from '#report'
import { attemptReport, replayData, reportedTest } from '#results'
import type { Runner } from '#runner'
import { fileStart } from '#schemas/diagnose/index'
import { playerScript } from '../../report/player-script.ts'
import { readGroups } from '../../report/read-groups.ts'
import { reportStyle } from '../../report/report-style.ts'
import {
  pageName,
  prepareFolders,
  writeAttemptPages,
  type ReportedAttempt,
} from '../../report/write-attempt-pages.ts'
import { writePage } from '../../report/write-page.ts'
import { createNodeRunner, engineName } from '../../sandbox/index.ts'
import { wordsOf } from '../../write-secret.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { printable } from '../score-report.ts'
import { openBench, scoreSealedFiles, SealedError, type SealedOptions } from '../score-sealed-files.ts'
import { sealedFlags, sealedOptions, textOf } from '../sealed-arguments.ts'
import { whyUnreadable } from '../why-unreadable.ts'

/** Scores sealed results and writes the pages that people read. */
export const command: Command = {
  usage: 'report RESULT… --registry FILE --keys FILE --out DIR [--groups CSV] [--cut LEVEL] [--bank DIR]',
  help: [
    'RESULT…                 sealed results of a graded test',
    '--registry FILE         what assay seal wrote of their forms',
    '--keys FILE             the organisation to which they were sealed',
    '--out DIR               folder of the report: index.html for all of them, reviewer/ for who decides, candidate/ to be sent',
    '--groups CSV            a line for each: candidate, and the groups that selection rates are compared for; it stays here',
    '--cut LEVEL             level from which on somebody is selected, for the four-fifths rule',
    '--passphrase-file FILE  has the passphrase of the keys in its first line; otherwise ASSAY_PASSPHRASE, or it is asked for',
    '--stamps FILE           of forms with a witness: what it was told, stamps.jsonl of assay collect',
    '--sealed DIR            folder of the sealed half of the release, where it is kept apart',
    '--bank DIR              the bank of the test (default: the one of its name in content/banks)',
  ].join('\n'),
  options: { ...sealedFlags, out: { type: 'string' }, groups: { type: 'string' }, cut: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [options, out, cut] = [sealedOptions(values), textOf(values['out']), readCut(values['cut'])]
    if (positionals.length === 0) throw new UsageError('Which results? Name at least one sealed result')
    if (options === undefined) throw new UsageError('name the --registry and the --keys of the results')
    if (out === undefined) throw new UsageError('name the folder of the report with --out')
    const runner = createNodeRunner({})
    try {
      const groups = await groupsOf(textOf(values['groups']), io)
      const dir = resolve(io.cwd, out)
      return await report(positionals, { options, dir, groups, cut }, io, runner)
    } catch (error) {
      if (io.signal.aborted) {
        io.stderr.write('assay report: stopped\n')
        return exitCodes.limit
      }
      if (!(error instanceof SealedError)) throw error
      for (const line of error.message.split('\n')) io.stderr.write(`assay report: ${printable(line)}\n`)
      return exitCodes.findings
    } finally {
      runner.close()
    }
  },
}

/** What is asked for beside the results. */
interface Wanted {
  readonly options: SealedOptions
  readonly dir: string
  readonly groups: CohortGroups | undefined
  readonly cut: number | undefined
}

async function report(
  files: readonly string[],
  { options, dir, groups, cut }: Wanted,
  io: CommandIo,
  runner: Runner,
): Promise<number> {
  const source = await openBench(options, io)
  await written(dir, () => prepareFolders(dir))
  const entries = new Map(source.test.items.map((entry) => [entry.facts.id, entry.item]))
  const seen = new Map<number, ReportedAttempt>()
  const scored = await scoreSealedFiles(files, { ...source, runner, engineOf: engineName }, io, (at, one) => {
    const own = attemptReport(one, source)
    if (own) seen.set(at, { report: own, data: replayData(one.events ?? [], (id) => entries.get(id)) })
  })
  // What results say of each other is known once all of them are scored.
  const reports = scored.flatMap(({ status, reasons }, at) => {
    const one = seen.get(at)
    return one ? [{ ...one, report: { ...one.report, status, reasons } }] : []
  })
  const attempts = reports.map((one) => one.report)
  const style = await reportStyle()
  const pages = { dir, test: source.test, runner, style, script: await playerScript() }
  const counts = new Map<string, number>()
  const progress = createProgress(io.stderr)
  for (const [at, one] of reports.entries()) {
    io.signal.throwIfAborted()
    const nth = (counts.get(one.report.attempt) ?? 0) + 1
    counts.set(one.report.attempt, nth)
    const place = { name: pageName(one.report, nth), places: cohortPlaces(one.report, attempts) }
    await written(dir, () => writeAttemptPages(one, place, pages))
    progress.show(`${at + 1} of ${reports.length} pages`)
  }
  progress.clear()
  const cohort = cohortPage(
    {
      test: reportedTest(source.registry.head),
      attempts,
      unread: scored.flatMap(({ file, candidate, reasons: [reason = ''] }, at) =>
        seen.has(at) ? [] : [{ file, reason, ...(candidate !== undefined && { candidate }) }],
      ),
      ...(groups && { groups }),
      ...(cut !== undefined && { cut }),
      made: Date.now(),
      pageOf: (attempt) => {
        const name = pageName({ attempt }, 1)
        return { reviewer: `reviewer/${name}`, candidate: `candidate/${name}` }
      },
    },
    style,
  )
  const path = await written(dir, () => writePage(dir, cohort))
  for (const [at, { file, reasons }] of scored.entries())
    if (!seen.has(at))
      io.stderr.write(`assay report: ${printable(`${file} has no page: ${reasons.join(' ')}`)}\n`)
  io.stdout.write(`${reports.length} of ${files.length} results: ${printable(relative(io.cwd, path))}\n`)
  return scored.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
}

/** @throws SealedError where the system refuses to write */
async function written<Made>(dir: string, write: () => Promise<Made>): Promise<Made> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw new SealedError(`${dir} cannot be written: ${wordsOf(error)}`, { cause: error })
    throw error
  }
}

/** @throws SealedError with every fault of the file */
async function groupsOf(file: string | undefined, io: CommandIo): Promise<CohortGroups | undefined> {
  if (file === undefined) return undefined
  const bytes = await readFile(resolve(io.cwd, file)).catch(whyUnreadable)
  if (typeof bytes === 'string') throw new SealedError(`${file}: ${bytes}`)
  const read = readGroups(bytes, file)
  if (read.ok) return read.groups
  throw new SealedError(
    read.diagnostics
      .map(({ file, range, message, help }) => {
        const place = range === fileStart ? file : `${file}:${range.start.line}:${range.start.column}`
        return printable(`${place}: ${message}${help === undefined ? '' : `; ${help}`}`)
      })
      .join('\n'),
  )
}

const [LOWEST, HIGHEST] = [0, 6]

function readCut(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const cut = value === '' ? NaN : Number(value)
  if (cut >= LOWEST && cut <= HIGHEST) return cut
  throw new UsageError(
    `--cut is "${String(value)}", expected a level from ${LOWEST} to ${HIGHEST}, such as 3.5`,
  )
}
