import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { writeWhole } from '../../calibrate/write-file.ts'
import { readFolder, scanFolder, variantsFolder } from '../../compile/folder.ts'
import { modelFile } from '../../variant/build-files.ts'
import { readRecords, recordText } from '../../variant/draw-many.ts'
import { REVIEWED, reviewState, type ReviewState } from '../../variant/review.ts'
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
  const why = typeof reason === 'string' ? reason.trim() : ''
  if (reject === true && why === '') throw new UsageError('say with --reason "…" what is wrong')
  const who = typeof by === 'string' ? by.trim() : ''
  if (who === '') throw new UsageError('say with --by NAME who has read them')
  const read = await Promise.all(names.map((name) => readVariant(name, bank, io)))
  const verdict = accept === true ? 'accepted' : 'rejected'
  const on = new Date().toISOString().slice(0, 10)
  for (const { path, record } of read)
    await writeWhole(
      path,
      recordText({ ...record, review: { verdict, by: who, on, ...(why !== '' && { reason: why }) } }),
    )
  const files = read.map(({ path }) => relative(io.cwd, path))
  io.stdout.write(
    json === true
      ? `${JSON.stringify({ verdict, by: who, on, files })}\n`
      : files.map((file) => `${verdict} ${file}\n`).join(''),
  )
  return exitCodes.fine
}

/** @throws UsageError for what is no variant */
async function readVariant(
  name: string,
  bank: unknown,
  io: CommandIo,
): Promise<{ readonly path: string; readonly record: VariantRecord }> {
  const named = variantNamed(name, bank, io)
  if (!named) throw new UsageError(`${name} is no variant; name one such as queue-size#7`)
  const parsed = variantSchema.parse(JSON.parse(await readFile(named.path, 'utf8')))
  if (!parsed.ok) throw new UsageError(`${name} cannot be read: draw it again with assay generate`)
  return { path: named.path, record: parsed.value }
}
