import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { readFolder, scanFolder, variantsFolder } from '../../compile/folder.ts'
import { modelFile } from '../../variant/build-files.ts'
import { readRecords } from '../../variant/draw-many.ts'
import { REVIEWED, reviewState, type ReviewState } from '../../variant/review.ts'
import { states, writtenStates, type WrittenState } from '../../variant/written/review-written.ts'
import { missingOf, today, writeReview } from '../../variant/write-review.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { banksOf } from '../site-arguments.ts'
import { variantNamed } from '../variant-named.ts'

export const command: Command = {
  usage: 'review [VARIANT…] [--accept | --reject --reason TEXT | --again] [--by NAME] [--bank DIR] [--json]',
  help: [
    `Without a verdict, lists what waits. Graded tests take the draws of a model once ${REVIEWED} of them are accepted, and`,
    'of what a language model wrote each variant that is accepted itself.',
    'VARIANT        one or more, such as queue-size#7; or an item, to list its variants alone',
    '--accept       says that they were read, solved and found right',
    '--reject       says that they were not; their model waits until it is changed',
    '--again        asks all gates anew of written variants whose files were edited, or whose item was',
    '--reason TEXT  what is wrong, in a sentence',
    '--by NAME      who says so',
    '--bank DIR     folder or name of the bank (default: all in content/banks)',
    '--json         one JSON object',
  ].join('\n'),
  options: {
    accept: { type: 'boolean' },
    reject: { type: 'boolean' },
    again: { type: 'boolean' },
    reason: { type: 'string' },
    by: { type: 'string' },
    bank: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const isVerdict = values['accept'] === true || values['reject'] === true
    if (values['again'] === true) {
      if (isVerdict)
        throw new UsageError('--again asks the gates, which say nothing for you; read it after that')
      return (await import('../review-again.ts')).reviewAgain(positionals, values, io)
    }
    return isVerdict ? judge(positionals, values, io) : list(positionals, values, io)
  },
}

interface Listed extends ReviewState {
  readonly item: string
  readonly bank: string
  /** Whether draws can be waited for. */
  readonly hasModel: boolean
  /** What a language model wrote for it. */
  readonly written: readonly ListedWritten[]
}

interface ListedWritten {
  readonly seed: number
  readonly state: WrittenState
  readonly model: string
}

async function list(
  wanted: readonly string[],
  { bank, json }: CommandArguments['values'],
  io: CommandIo,
): Promise<number> {
  const found: Listed[] = []
  for (const dir of banksOf(bank, io)) {
    for (const item of (await readdir(join(dir, 'items')).catch((): string[] => [])).sort()) {
      const folder = `items/${item}`
      if (wanted.length > 0 && !wanted.includes(item)) continue
      const hasModel = existsSync(join(dir, folder, modelFile))
      const records = await readRecords(join(dir, folder, variantsFolder))
      if (!hasModel && records.length === 0) continue
      const files = readFolder(scanFolder(join(dir, folder), folder), folder)
      const written = writtenStates(join(dir, folder, variantsFolder), records, files)
      found.push({ item, bank: basename(dir), hasModel, ...reviewState(records, files.digest), written })
    }
  }
  const missing = wanted.find((name) => !found.some(({ item }) => item === name))
  if (missing !== undefined) throw new UsageError(`${missing} is no item with a model or variants`)
  if (json === true) io.stdout.write(`${JSON.stringify({ items: found }, null, 2)}\n`)
  else for (const one of found) io.stdout.write(`${drawnLine(one)}${writtenLine(one)}`)
  if (found.length === 0) io.stderr.write('assay review: no item has a model or variants, so nothing waits\n')
  return exitCodes.fine
}

function drawnLine({ item, hasModel, accepted, rejected, waiting, isReviewed }: Listed): string {
  if (!hasModel) return ''
  const state = isReviewed
    ? 'reviewed'
    : rejected.length > 0
      ? `held back by ${rejected.map((seed) => `#${seed}`).join(', ')}`
      : `${accepted.length} of ${REVIEWED} draws accepted`
  const next = waiting.slice(0, REVIEWED).map((seed) => `#${seed}`)
  const rest = waiting.length > next.length ? ` and ${waiting.length - next.length} more` : ''
  return `${item}  ${state}; ${waiting.length === 0 ? 'none waits' : `waiting: ${next.join(', ')}${rest}`}\n`
}

function writtenLine({ item, written }: Listed): string {
  if (written.length === 0) return ''
  const said = states.flatMap((state) => {
    const seeds = written.flatMap((one) => (one.state === state ? [`#${one.seed}`] : []))
    return seeds.length === 0 ? [] : [`${state}: ${seeds.join(', ')}`]
  })
  return `${item}  ${written.length} written; ${said.join('; ')}\n`
}

async function judge(
  names: readonly string[],
  { accept, reject, reason, by, bank, json }: CommandArguments['values'],
  io: CommandIo,
): Promise<number> {
  if (accept === true && reject === true)
    throw new UsageError('--accept and --reject say two things; say one')
  if (names.length === 0) throw new UsageError('name the variants that you have read, such as queue-size#7')
  const verdict = accept === true ? 'accepted' : 'rejected'
  const draft = { verdict, by: textOf(by), reason: textOf(reason) } as const
  const missing = missingOf(draft)
  if (missing !== undefined)
    throw new UsageError(`say ${missing}, with ${missing.startsWith('who') ? '--by NAME' : '--reason "…"'}`)
  const read = names.map((name) => {
    const named = variantNamed(name, bank, io)
    if (!named) throw new UsageError(`${name} is no variant; name one such as queue-size#7`)
    return { name, path: named.path }
  })
  for (const { name, path } of read) {
    const said = await writeReview(path, draft, today())
    if (said === 'unreadable')
      throw new UsageError(`${name} cannot be read: draw it again with assay generate`)
    if (said === 'changed') {
      io.stderr.write(
        `assay review: the files of ${name} are not those that were proven: assay review ${name} --again asks all gates anew\n`,
      )
      return exitCodes.findings
    }
  }
  const files = read.map(({ path }) => relative(io.cwd, path))
  io.stdout.write(
    json === true
      ? `${JSON.stringify({ verdict, by: draft.by, files })}\n`
      : files.map((file) => `${verdict} ${file}\n`).join(''),
  )
  return exitCodes.fine
}

function textOf(value: CommandArguments['values'][string]): string {
  return typeof value === 'string' ? value : ''
}
