import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { suggest } from '#schemas/diagnose/suggest'
import type { Lock } from '#schemas/lock'
import { readLock } from '../../release/read-lock.ts'
import { retireText } from '../../release/retire.ts'
import { raise } from '../../release/semver.ts'
import { variantSchema } from '#schemas/variant'
import { recordText } from '../../variant/draw-many.ts'
import { variantId } from '../../variant/variant-id.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { variantNamed, type NamedVariant } from '../variant-named.ts'
import { itemRequests } from '../item-requests.ts'

export const command: Command = {
  usage: 'retire ITEM --reason TEXT [--replaced-by ID] [--bank DIR] [--json]',
  help: [
    'ITEM               id or folder of a released item, or one of its variants, such as queue-size#7; it stays in its',
    '                   bank and leaves the next release',
    '--reason TEXT      why, in a sentence that people read who met the item',
    '--replaced-by ID   the item that takes its place',
    '--bank DIR         folder or name of the bank (default: all in content/banks)',
    '--json             one JSON object: what was written',
  ].join('\n'),
  options: {
    reason: { type: 'string' },
    'replaced-by': { type: 'string' },
    bank: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const [wanted = '', ...others] = positionals
    const variant = others.length === 0 ? variantNamed(wanted, values['bank'], io) : undefined
    const named = variant ?? itemOf(positionals, values['bank'], io)
    const reason = typeof values['reason'] === 'string' ? values['reason'].trim() : ''
    if (reason === '') throw new UsageError('say why with --reason "…": people who met the item will ask')
    if (/[\r\n]/.test(reason)) throw new UsageError('--reason has several lines, expected one sentence')
    if ('seed' in named) return retireVariant(named, { reason, ...values }, io)
    const { bankDir, id } = named
    const replacedBy = readReplacement(values['replaced-by'], id, bankDir)
    const stored = await readLock(bankDir)
    if ('fault' in stored) return refuse(stored.fault, io)
    const since = firstReleaseWithout(id, stored.lock)
    if (since === undefined)
      return refuse(
        `${id} is in no release${stored.lock ? ` that bank.lock.yaml names (${stored.lock.release})` : ''}, so nobody has met it: delete its folder, or set its status to draft`,
        io,
      )
    const path = join(bankDir, 'items', id, 'item.mdx')
    const retired = retireText(await readFile(path, 'utf8'), { since, reason, replacedBy })
    if (!retired.ok) return refuse(`${id} ${retired.message}`, io)
    await replaceFile(path, retired.text)
    const file = relative(io.cwd, path)
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ item: id, file, since, reason, replacedBy: replacedBy ?? null })}\n`
        : `${id} is retired since ${since}: ${reason}\nWritten to ${file}. assay check tells which tests still name it; the next release leaves it out, and is ${since} or later.\n`,
    )
    return exitCodes.fine
  },
}

function itemOf(positionals: readonly string[], bank: unknown, io: CommandIo) {
  const [wanted, ...others] = positionals
  if (wanted === undefined || others.length > 0)
    throw new UsageError('name the one item that is to be retired')
  const [request, ...more] = itemRequests([wanted], bank, io)
  const [id, ...ids] = request?.only ?? []
  if (!request || id === undefined || ids.length > 0 || more.length > 0)
    throw new UsageError(`${wanted} is not one item: name it by its id, and its bank with --bank`)
  return { bankDir: request.bankDir, id }
}

/** Nobody meets the variant from the next release on; others of its family are drawn in its place. */
async function retireVariant(
  { bankDir, item, seed, path }: NamedVariant,
  { reason, json, 'replaced-by': replacedBy }: { readonly reason: string } & CommandArguments['values'],
  io: CommandIo,
): Promise<number> {
  if (replacedBy !== undefined)
    throw new UsageError(
      '--replaced-by names an item; in the place of a variant others of its family are drawn',
    )
  const id = variantId({ of: item, seed })
  const stored = await readLock(bankDir)
  if ('fault' in stored) return refuse(stored.fault, io)
  const file = relative(io.cwd, path)
  const parsed = variantSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  if (!parsed.ok) return refuse(`${file} is no variant: draw it again with assay generate`, io)
  if (!stored.lock?.items[id]) {
    const all = parsed.value.written ? `${file} and the folder beside it` : file
    return refuse(`${id} is in no release, so nobody has met it: delete ${all}`, io)
  }
  if (parsed.value.retired)
    return refuse(`${id} is retired since ${parsed.value.retired.since}: ${parsed.value.retired.reason}`, io)
  const since = raise(stored.lock.release, 'minor')
  await replaceFile(path, recordText({ ...parsed.value, retired: { since, reason } }))
  io.stdout.write(
    json === true
      ? `${JSON.stringify({ item: id, file, since, reason, replacedBy: null })}\n`
      : `${id} is retired since ${since}: ${reason}\nWritten to ${file}. The next release leaves it out${parsed.value.written ? '' : `; assay generate ${item} passes its seed over`}.\n`,
  )
  return exitCodes.fine
}

function readReplacement(value: unknown, id: string, bankDir: string): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value === id) throw new UsageError(`--replaced-by names ${id} itself`)
  if (/^[\w-]+$/.test(value) && existsSync(join(bankDir, 'items', value, 'item.mdx'))) return value
  const meant = suggest(value, readdirSync(join(bankDir, 'items')))
  throw new UsageError(
    `--replaced-by names ${value}, which is no item of the bank${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  )
}

/** Releases without a released item are major ones; undefined where no release has the item. */
function firstReleaseWithout(id: string, lock: Lock | undefined): string | undefined {
  return lock?.items[id] ? raise(lock.release, 'major') : undefined
}

async function replaceFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(unfinished, text, { flag: 'wx' })
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay retire: ${message}\n`)
  return exitCodes.findings
}
