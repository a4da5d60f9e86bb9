import { relative, resolve } from 'node:path'
import { cohortPlaces } from '#report'
import { attemptReport, replayData } from '#results'
import type { Runner } from '#runner'
import { playerScript } from '../../report/player-script.ts'
import { reportStyle } from '../../report/report-style.ts'
import { pageName, writeAttemptPages, type ReportedAttempt } from '../../report/write-attempt-pages.ts'
import { createNodeRunner, engineName } from '../../sandbox/index.ts'
import { wordsOf } from '../../write-secret.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { openBench, scoreSealedFiles, SealedError, type SealedOptions } from '../score-sealed-files.ts'
import { sealedFlags, sealedOptions, textOf } from '../sealed-arguments.ts'

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
    '--sealed DIR            folder of the sealed half of the release, where it is kept apart',
    '--bank DIR              the bank of the test (default: the one of its name in content/banks)',
  ].join('\n'),
  options: { ...sealedFlags, out: { type: 'string' }, groups: { type: 'string' }, cut: { type: 'string' } },
  async run({ values, positionals }, io) {
    const [options, out] = [sealedOptions(values), textOf(values['out'])]
    if (positionals.length === 0) throw new UsageError('Which results? Name at least one sealed result')
    if (options === undefined) throw new UsageError('name the --registry and the --keys of the results')
    if (out === undefined) throw new UsageError('name the folder of the report with --out')
    const runner = createNodeRunner({})
    try {
      return await report(positionals, options, resolve(io.cwd, out), io, runner)
    } catch (error) {
      if (io.signal.aborted) {
        io.stderr.write('assay report: stopped\n')
        return exitCodes.limit
      }
      if (!(error instanceof SealedError)) throw error
      io.stderr.write(`assay report: ${error.message}\n`)
      return exitCodes.findings
    } finally {
      runner.close()
    }
  },
}

async function report(
  files: readonly string[],
  options: SealedOptions,
  dir: string,
  io: CommandIo,
  runner: Runner,
): Promise<number> {
  const source = await openBench(options, io)
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
  const all = reports.map((one) => one.report)
  const pages = { dir, test: source.test, runner, style: await reportStyle(), script: await playerScript() }
  const counts = new Map<string, number>()
  const progress = createProgress(io.stderr)
  for (const [at, one] of reports.entries()) {
    io.signal.throwIfAborted()
    const nth = (counts.get(one.report.attempt) ?? 0) + 1
    counts.set(one.report.attempt, nth)
    try {
      const place = { name: pageName(one.report, nth), places: cohortPlaces(one.report, all) }
      await writeAttemptPages(one, place, pages)
    } catch (error) {
      if (error instanceof Error && 'code' in error && 'syscall' in error)
        throw new SealedError(`${dir} cannot be written: ${wordsOf(error)}`, { cause: error })
      throw error
    }
    progress.show(`${at + 1} of ${reports.length} pages`)
  }
  progress.clear()
  io.stdout.write(`${reports.length} of ${files.length} results: ${relative(io.cwd, dir) || '.'}\n`)
  return scored.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
}
