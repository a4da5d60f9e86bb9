import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { readFolder, scanFolder, variantsFolder } from '../../compile/folder.ts'
import { modelFile } from '../../variant/build-files.ts'
import { readRecords } from '../../variant/draw-many.ts'
import { REVIEWED, reviewState, type ReviewState } from '../../variant/review.ts'
import { missingOf, today, writeReview } from '../../variant/write-review.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { banksOf } from '../site-arguments.ts'
import { variantNamed } from '../variant-named.ts'

export const command: Command = {
  usage: 'review [VARIANT…] [--accept | --reject --reason TEXT] [--by NAME] [--bank DIR] [--json]',
  help: [
    `Without a verdict, lists what waits. Graded tests take the draws of a model once ${REVIEWED} of them are accepted.`,
    'VARIANT        one or more, such as queue-size#7; or an item, to list its variants alone',
    '--accept       says that they were read, solved and found right',
    '--reject       says that they were not; their model waits until it is changed',
    '--reason TEXT  what is wrong, in a sentence',
    '--by NAME      who says so',
    '--bank DIR     folder or name of the bank (default: all in content/banks)',
    '--json         one JSON object',
  ].join('\n'),
  options: {
    accept: { type: 'boolean' },
    reject: { type: 'boolean' },
    reason: { type: 'string' },
    by: { type: 'string' },
    bank: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const isVerdict = values['accept'] === true || values['reject'] === true
    return isVerdict ? judge(positionals, values, io) : list(positionals, values, io)
  },
}

interface Listed extends ReviewState {
  readonly item: string
  readonly bank: string
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
      if (!existsSync(join(dir, folder, modelFile)) || (wanted.length > 0 && !wanted.includes(item))) continue
      const { digest } = readFolder(scanFolder(join(dir, folder), folder), folder)
      const records = await readRecords(join(dir, folder, variantsFolder))
      found.push({ item, bank: basename(dir), ...reviewState(records, digest) })
    }
  }
  const missing = wanted.find((name) => !found.some(({ item }) => item === name))
  if (missing !== undefined) throw new UsageError(`${missing} is no item with a model`)
  if (json === true) io.stdout.write(`${JSON.stringify({ items: found }, null, 2)}\n`)
  else for (const one of found) io.stdout.write(lineOf(one))
  if (found.length === 0) io.stderr.write('assay review: no item has a model, so nothing waits\n')
  return exitCodes.fine
}

function lineOf({ item, accepted, rejected, waiting, isReviewed }: Listed): string {
  const state = isReviewed
    ? 'reviewed'
    : rejected.length > 0
      ? `held back by ${rejected.map((seed) => `#${seed}`).join(', ')}`
      : `${accepted.length} of ${REVIEWED} draws accepted`
  const next = waiting.slice(0, REVIEWED).map((seed) => `#${seed}`)
  const rest = waiting.length > next.length ? ` and ${waiting.length - next.length} more` : ''
  return `${item}  ${state}; ${waiting.length === 0 ? 'none waits' : `waiting: ${next.join(', ')}${rest}`}\n`
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
  for (const { name, path } of read)
    if (!(await writeReview(path, draft, today())))
      throw new UsageError(`${name} cannot be read: draw it again with assay generate`)
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
