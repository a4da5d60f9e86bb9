import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { readLog } from '#log'
import type { Runner } from '#runner'
import { type Bench, rescore, type Rescored, type SessionFacts } from '#results'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import {
  scoreSealedFiles,
  SealedError,
  whyUnreadable,
  type SealedFile,
  type SealedOptions,
} from '../score-sealed-files.ts'
import { findRelease } from '../../results/find-release.ts'
import { createNodeRunner, engineName } from '../../sandbox/index.ts'

/** What `--json` prints for each file. */
interface ScoredFile extends Partial<Rescored> {
  readonly file: string
  readonly status: Rescored['status']
  readonly reasons: readonly string[]
  /** Of the only block's scale; null where there are several or none. */
  readonly theta: number | null
  readonly se: number | null
}

/** Opens logs, computes each session again, and says where it differs from what the log claims. */
export const command: Command = {
  usage: 'score LOG… | score RESULT… --registry FILE --keys FILE [--bank DIR] [--release DIR] [--json]',
  help: [
    'LOG…           logs that were downloaded from practice tests',
    'RESULT…        sealed results of a graded test',
    '--registry FILE         what assay seal wrote of their forms',
    '--keys FILE             the organisation to which they were sealed',
    '--passphrase-file FILE  has the passphrase of the keys in its first line; otherwise ASSAY_PASSPHRASE, or it is asked for',
    '--sealed DIR            folder of the sealed half of the release, where it is kept apart',
    '--bank DIR     the bank that the session was taken from (default: the one of its name in content/banks)',
    '--release DIR  of logs: the folder of the release, where it is not with the bank',
    '--json         one JSON array with everything',
  ].join('\n'),
  options: {
    json: { type: 'boolean' },
    bank: { type: 'string' },
    release: { type: 'string' },
    registry: { type: 'string' },
    keys: { type: 'string' },
    'passphrase-file': { type: 'string' },
    sealed: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    if (positionals.length === 0)
      throw new UsageError('Which log? Name at least one file that was downloaded from a test')
    const sealed = sealedOptions(values)
    const runner = createNodeRunner({})
    if (sealed) return scoreAllSealed(positionals, sealed, values['json'] === true, io, runner)
    const where = { cwd: io.cwd, bank: textOf(values['bank']), release: textOf(values['release']) }
    try {
      const files: ScoredFile[] = []
      for (const file of positionals) {
        const scored = await scoreFile(file, where, { runner, engineOf: engineName })
        files.push(scored)
        if (values['json'] !== true) io.stdout.write(describe(scored))
      }
      if (values['json'] === true) io.stdout.write(asJson(files))
      return files.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
    } finally {
      runner.close()
    }
  },
}

function sealedOptions(values: CommandArguments['values']): SealedOptions | undefined {
  const [keys, registry] = [textOf(values['keys']), textOf(values['registry'])]
  if (keys === undefined && registry === undefined) return undefined
  if (keys === undefined || registry === undefined)
    throw new UsageError('sealed results need both --registry and --keys')
  return {
    keys,
    registry,
    passphraseFile: textOf(values['passphrase-file']),
    bank: textOf(values['bank']),
    sealedDir: textOf(values['sealed']),
  }
}

async function scoreAllSealed(
  files: readonly string[],
  options: SealedOptions,
  isJson: boolean,
  io: CommandIo,
  runner: Runner,
): Promise<number> {
  try {
    const scored = await scoreSealedFiles(files, options, io, { runner, engineOf: engineName })
    io.stdout.write(isJson ? asJson(scored.map(publicOf)) : scored.map(describeSealed).join(''))
    return scored.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
  } catch (error) {
    if (io.signal.aborted) {
      io.stderr.write('assay score: stopped\n')
      return exitCodes.limit
    }
    if (!(error instanceof SealedError)) throw error
    io.stderr.write(`assay score: ${printable(error.message)}\n`)
    return exitCodes.findings
  } finally {
    runner.close()
  }
}

/** What `--json` prints of a sealed result. */
function publicOf({ head: _, events: __, items, ...scored }: SealedFile) {
  return {
    ...scored,
    candidate: scored.candidate ?? null,
    items: items.map(({ score: ___, ...item }) => item),
  }
}

function describeSealed({ file, candidate, status, reasons, session, scales, items }: SealedFile): string {
  const lines = [`${file}: ${status}${candidate === undefined ? '' : `, ${candidate}`}`]
  if (session) lines.push(sessionLine(session))
  for (const { policy, theta, se, low, high, items: count } of scales) {
    const [level, from, to] = [3 + theta, 3 + low, 3 + high].map((value) => value.toFixed(2))
    lines.push(
      `  ${policy === 'forbidden' ? 'without AI' : 'AI allowed'}: level ${level} (95 % between ${from} and ${to}), theta ${theta}, se ${se}, ${count} scored`,
    )
  }
  for (const { id, version, category, max, provisional } of items) {
    const steered = provisional === undefined ? '' : `, steered as ${provisional}`
    lines.push(
      `  ${id}@${version}: ${category === undefined ? 'not submitted' : `${category} of ${max}${steered}`}`,
    )
  }
  return asText([...lines, ...reasons.map((reason) => `  ${reason}`)])
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function scoreFile(
  file: string,
  where: { readonly cwd: string; readonly bank: string | undefined; readonly release: string | undefined },
  sandbox: Pick<Bench, 'runner' | 'engineOf'>,
): Promise<ScoredFile> {
  const log = await readLog(createReadStream(resolve(where.cwd, file))).catch(whyUnreadable)
  if (typeof log === 'string') return refused(file, log)
  if (!log.ok) return refused(file, log.seq === undefined ? log.message : `Event ${log.seq}: ${log.message}`)
  const [start] = log.events
  if (start?.type !== 'start') return refused(file, 'The log does not begin with a start event.')
  const release = await findRelease(start.data, where)
  if (!release.ok) return refused(file, release.message)
  const rescored = await rescore(log.events, { release: release.release, ...sandbox })
  const [only, ...others] = rescored.blocks
  const single = only && others.length === 0 ? only : undefined
  const reasons = [
    ...rescored.differences.map(({ seq, words }) => `Event ${seq}: ${words}`),
    ...rescored.flags,
  ]
  return { file, reasons, theta: single?.theta ?? null, se: single?.se ?? null, ...rescored }
}

function refused(file: string, reason: string): ScoredFile {
  // What a parser quotes from a file may have several lines.
  return { file, status: 'rejected', reasons: [reason.replaceAll(/\s+/g, ' ')], theta: null, se: null }
}

function describe({ file, status, reasons, session, blocks = [], items = [] }: ScoredFile): string {
  const lines = [`${file}: ${status}`]
  if (session) lines.push(sessionLine(session))
  for (const { id, theta, se, low, high, items: count, reason } of blocks) {
    const [level, from, to] = [3 + theta, 3 + low, 3 + high].map((value) => value.toFixed(2))
    lines.push(
      `  block ${id}: level ${level} (95 % between ${from} and ${to}), theta ${theta}, se ${se}, ${count} scored, ended by ${reason ?? 'nothing yet'}`,
    )
  }
  for (const { id, version, category, max } of items) {
    lines.push(`  ${id}@${version}: ${category === undefined ? 'not scored' : `${category} of ${max}`}`)
  }
  return asText([...lines, ...reasons.map((reason) => `  ${reason}`)])
}

function sessionLine({ test, bank, release, attempt, languages, timeMultiplier }: SessionFacts): string {
  const time =
    timeMultiplier === null
      ? 'no time limits'
      : timeMultiplier === 1
        ? 'standard time'
        : `time × ${timeMultiplier}`
  return `  test ${test}, bank ${bank} ${release}, attempt ${attempt}, ${languages.join(' and ')}, ${time}`
}

function asText(lines: readonly string[]): string {
  return `${lines.map(printable).join('\n')}\n`
}

/** What a log says may hold anything: nothing of it moves the cursor, changes colours, or turns the reading direction. */
function printable(line: string): string {
  return line.replaceAll(UNSEEN, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
}

/** JSON of the same values in which such signs are escapes, too. */
function asJson(value: unknown): string {
  const units = (sign: string): string =>
    Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0'))
      .map((digits) => `\\u${digits}`)
      .join('')
  const text = JSON.stringify(value, null, 2)
  return `${text.replaceAll(UNSEEN, (sign) => (sign === '\n' ? sign : units(sign)))}\n`
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
