import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { readLog } from '#log'
import { exitCodes, UsageError, type Command } from '../command.ts'
import { findRelease } from '../../results/find-release.ts'
import { rescore, type Bench, type Rescored } from '../../results/rescore.ts'
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
  usage: 'score LOG… [--bank DIR] [--release DIR] [--json]',
  help: [
    '--bank DIR     the bank that the session was taken from (default: the one of its name in content/banks)',
    '--release DIR  the folder of the release, where it is not with the bank',
    '--json         one JSON array with everything',
  ].join('\n'),
  options: { json: { type: 'boolean' }, bank: { type: 'string' }, release: { type: 'string' } },
  async run({ values, positionals }, io) {
    if (positionals.length === 0)
      throw new UsageError('Which log? Name at least one file that was downloaded from a test')
    const runner = createNodeRunner({})
    const where = { cwd: io.cwd, bank: textOf(values['bank']), release: textOf(values['release']) }
    try {
      const files: ScoredFile[] = []
      for (const file of positionals) {
        const scored = await scoreFile(file, where, { runner, engineOf: engineName })
        files.push(scored)
        if (values['json'] !== true) io.stdout.write(describe(scored))
      }
      if (values['json'] === true) io.stdout.write(`${JSON.stringify(files, null, 2)}\n`)
      return files.every(({ status }) => status === 'accepted') ? exitCodes.fine : exitCodes.findings
    } finally {
      runner.close()
    }
  },
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function scoreFile(
  file: string,
  where: { readonly cwd: string; readonly bank: string | undefined; readonly release: string | undefined },
  sandbox: Pick<Bench, 'runner' | 'engineOf'>,
): Promise<ScoredFile> {
  const log = await readLog(createReadStream(resolve(where.cwd, file))).catch(unreadable)
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

/** Why a file cannot be opened, in words. @throws whatever is not about the file */
function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file.'
    case 'EISDIR':
      return 'This is a folder. Name the log that was downloaded from the test.'
    case 'EACCES':
    case 'EPERM':
      return 'You have no right to read this file.'
    default:
      throw error
  }
}

function refused(file: string, reason: string): ScoredFile {
  // What a parser quotes from a file may have several lines.
  return { file, status: 'rejected', reasons: [reason.replaceAll(/\s+/g, ' ')], theta: null, se: null }
}

function describe({ file, status, reasons, session, blocks = [], items = [] }: ScoredFile): string {
  const lines = [`${file}: ${status}`]
  if (session) {
    const { test, bank, release, attempt, languages, timeMultiplier } = session
    const time =
      timeMultiplier === null
        ? 'no time limits'
        : timeMultiplier === 1
          ? 'standard time'
          : `time × ${timeMultiplier}`
    lines.push(
      `  test ${test}, bank ${bank} ${release}, attempt ${attempt}, ${languages.join(' and ')}, ${time}`,
    )
  }
  for (const { id, theta, se, low, high, items: count, reason } of blocks) {
    const [level, from, to] = [3 + theta, 3 + low, 3 + high].map((value) => value.toFixed(2))
    lines.push(
      `  block ${id}: level ${level} (95 % between ${from} and ${to}), theta ${theta}, se ${se}, ${count} scored, ended by ${reason ?? 'nothing yet'}`,
    )
  }
  for (const { id, version, category, max } of items) {
    lines.push(`  ${id}@${version}: ${category === undefined ? 'not scored' : `${category} of ${max}`}`)
  }
  return `${[...lines, ...reasons.map((reason) => `  ${reason}`)].map(printable).join('\n')}\n`
}

/** What a log says may hold anything: nothing of it moves the cursor, changes colours, or turns the reading direction. */
function printable(line: string): string {
  return line.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
