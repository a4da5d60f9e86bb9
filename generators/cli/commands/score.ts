import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { testOf } from '#adaptive'
import { readLog } from '#log'
import { rescore, takenIn, type Bench } from '#results'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { asJson, describe, describeSealed, printable, publicOf, type ScoredFile } from '../score-report.ts'
import {
  isSealedResult,
  openBench,
  scoreSealedFiles,
  SealedError,
  type SealedOptions,
} from '../score-sealed-files.ts'
import { sealedFlags, sealedOptions, textOf } from '../sealed-arguments.ts'
import { beginScores, type ScoresFile } from '../scores-file.ts'
import { whyUnreadable } from '../why-unreadable.ts'
import { findRelease } from '../../results/find-release.ts'
import { scoreRows, type ResultOfRecord } from '../../results/score-rows.ts'
import { createNodeRunner, engineName } from '../../sandbox/index.ts'

/** What was scored: as `--json` prints it, and as a table has it. */
interface Scored {
  readonly json: readonly object[]
  readonly results: readonly ResultOfRecord[]
}

/** Opens logs or sealed results, computes each session again, and says where it differs from what the log claims. */
export const command: Command = {
  usage: 'score LOG… [--out FILE] [--json] | score RESULT… --registry FILE --keys FILE [--out FILE] [--json]',
  help: [
    'LOG…           logs that were downloaded from practice tests',
    'RESULT…        sealed results of a graded test',
    '--registry FILE         what assay seal wrote of their forms',
    '--keys FILE             the organisation to which they were sealed',
    '--passphrase-file FILE  has the passphrase of the keys in its first line; otherwise ASSAY_PASSPHRASE, or it is asked for',
    '--stamps FILE           of forms with a witness: what it was told, stamps.jsonl of assay collect',
    '--sealed DIR            folder of the sealed half of the release, where it is kept apart',
    '--bank DIR     the bank that the session was taken from (default: the one of its name in content/banks)',
    '--release DIR  of logs: the folder of the release, where it is not with the bank',
    '--out FILE     a table of all responses for assay calibrate, FILE.jsonl or FILE.parquet',
    '--json         one JSON array with everything',
  ].join('\n'),
  options: {
    json: { type: 'boolean' },
    release: { type: 'string' },
    ...sealedFlags,
    out: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    if (positionals.length === 0)
      throw new UsageError('Which log? Name at least one file that was downloaded from a test')
    const sealed = sealedOptions(values)
    const out = textOf(values['out'])
    const inputs = [
      ...positionals,
      ...(sealed ? [sealed.keys, sealed.registry, sealed.passphraseFile, sealed.stamps] : []),
    ]
    const table =
      out === undefined
        ? undefined
        : await beginScores(
            out,
            inputs.flatMap((one) => one ?? []),
            io.cwd,
          )
    if (typeof table === 'string') return told(table, io)
    const runner = createNodeRunner({})
    const isJson = values['json'] === true
    try {
      const print = (words: string): void => void (isJson || io.stdout.write(words))
      const sandbox = { runner, engineOf: engineName }
      const scored = sealed
        ? await scoreAllSealed(positionals, sealed, io, sandbox, print)
        : await scoreLogs(positionals, values, io, sandbox, print)
      if (isJson) io.stdout.write(asJson(scored.json))
      return await finish(scored, table, { out, isJson, io })
    } catch (error) {
      if (io.signal.aborted) {
        io.stderr.write('assay score: stopped\n')
        return exitCodes.limit
      }
      if (!(error instanceof SealedError)) throw error
      return told(error.message, io)
    } finally {
      await table?.abandon()
      runner.close()
    }
  },
}

/** Writes the table, where one is wanted. @returns the exit code */
async function finish(
  { results }: Scored,
  table: ScoresFile | undefined,
  { out, isJson, io }: { readonly out: string | undefined; readonly isJson: boolean; readonly io: CommandIo },
): Promise<number> {
  if (table !== undefined) {
    const rows = scoreRows(results)
    const why = await table.write(rows)
    if (why !== undefined) return told(why, io)
    const counted = rows.filter(({ uncounted }) => uncounted === null).length
    if (!isJson)
      io.stdout.write(
        `Written: ${printable(out ?? '')}, ${counted} responses that count of ${results.length} results\n`,
      )
  }
  return results.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
}

function told(message: string, io: CommandIo): number {
  io.stderr.write(`assay score: ${printable(message)}\n`)
  return exitCodes.findings
}

type Sandbox = Pick<Bench, 'runner' | 'engineOf'>

async function scoreAllSealed(
  files: readonly string[],
  options: SealedOptions,
  io: CommandIo,
  sandbox: Sandbox,
  print: (words: string) => void,
): Promise<Scored> {
  const bench = { ...(await openBench(options, io)), ...sandbox }
  const results = await scoreSealedFiles(files, bench, io)
  print(results.map(describeSealed).join(''))
  return { json: results.map(publicOf), results }
}

async function scoreLogs(
  files: readonly string[],
  values: CommandArguments['values'],
  io: CommandIo,
  sandbox: Sandbox,
  print: (words: string) => void,
): Promise<Scored> {
  const where = { cwd: io.cwd, bank: textOf(values['bank']), release: textOf(values['release']) }
  const json: ScoredFile[] = []
  const results: ResultOfRecord[] = []
  for (const file of files) {
    io.signal.throwIfAborted()
    const { shown, ofRecord } = await scoreFile(file, where, sandbox)
    print(describe(shown))
    json.push(shown)
    results.push({ items: [], ...shown, ...ofRecord })
  }
  return { json, results }
}

/** What is printed of a log, and what goes into a table. */
interface ScoredLog {
  readonly shown: ScoredFile
  readonly ofRecord?: Pick<ResultOfRecord, 'head' | 'taken'>
}

async function scoreFile(
  file: string,
  where: { readonly cwd: string; readonly bank: string | undefined; readonly release: string | undefined },
  sandbox: Sandbox,
): Promise<ScoredLog> {
  const path = resolve(where.cwd, file)
  const log = await readLog(createReadStream(path)).catch(whyUnreadable)
  if (typeof log === 'string') return refused(file, log)
  if (!log.ok) {
    if (await isSealedResult(path))
      return refused(
        file,
        'This is a sealed result of a graded test. Say with --registry what assay seal wrote of its form, and with --keys to whom it is sealed.',
      )
    return refused(file, log.seq === undefined ? log.message : `Event ${log.seq}: ${log.message}`)
  }
  const [start] = log.events
  if (start?.type !== 'start') return refused(file, 'The log does not begin with a start event.')
  const found = await findRelease(start.data, where)
  if (!found.ok) return refused(file, found.message)
  const { release } = found
  const rescored = await rescore(log.events, { release, ...sandbox })
  const [only, ...others] = rescored.blocks
  const single = only && others.length === 0 ? only : undefined
  const reasons = [
    ...rescored.differences.map(({ seq, words }) => `Event ${seq}: ${words}`),
    ...rescored.flags,
  ]
  const shown = { file, reasons, theta: single?.theta ?? null, se: single?.se ?? null, ...rescored }
  const test = testOf(release.index, start.data.test.id)
  return { shown, ofRecord: { head: log.head, ...(test && { taken: takenIn(log.events, test) }) } }
}

function refused(file: string, reason: string): ScoredLog {
  // What a parser quotes from a file may have several lines.
  const reasons = [reason.replaceAll(/\s+/g, ' ')]
  return { shown: { file, status: 'rejected', reasons, theta: null, se: null } }
}
