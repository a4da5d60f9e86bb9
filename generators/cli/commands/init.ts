import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { RunnerUnavailableError } from '#runner'
import { compileBank } from '../../compile/compile-bank.ts'
import { planBank, type NewBank } from '../../init/plan-bank.ts'
import { readTemplate } from '../../init/read-template.ts'
import { slugOf } from '../../init/slug-of.ts'
import { FolderTakenError, writeBank } from '../../init/write-bank.ts'
import { bankAbove } from '../../release/find-banks.ts'
import { createNodeRunner, engineNames } from '../../sandbox/index.ts'
import { isInPython } from '../../verify/verify-item.ts'
import { verifyItems } from '../../verify/verify-items.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'

export const command: Command = {
  usage: 'init FOLDER [--id ID] [--title TITLE] [--json]',
  help: [
    'FOLDER         folder of the new bank: one that is not there, or an empty one (. for the current one)',
    '--id ID        id of the bank, in lower case letters, digits and hyphens (default: from the name of FOLDER)',
    '--title TITLE  title of the bank (default: from its id)',
    '--json         one JSON object: what was made',
  ].join('\n'),
  options: { id: { type: 'string' }, title: { type: 'string' }, json: { type: 'boolean' } },
  async run({ values, positionals }, io) {
    const [wanted, ...others] = positionals
    if (wanted === undefined || wanted === '' || others.length > 0)
      throw new UsageError('name the one folder that the bank is to be in, such as assay init my-bank')
    const folder = resolve(io.cwd, wanted)
    const bank = readBank(folder, values)
    const above = bankAbove(dirname(folder))
    if (above !== undefined)
      throw new UsageError(
        `${wanted} would be inside the bank ${relative(io.cwd, above) || '.'}: name a folder outside of it`,
      )
    const files = planBank(await readTemplate(), bank, randomUUID)
    let proven: Proven = { verified: 0, refused: [], fault: undefined }
    try {
      const isFinished = await writeBank({
        folder,
        files,
        finish: async (unfinished) => {
          proven = await proveAll(unfinished, io)
          io.signal.throwIfAborted()
        },
      })
      if (isFinished) return finished(wanted, io)
    } catch (error) {
      if (io.signal.aborted) return stopped(io)
      if (!(error instanceof FolderTakenError) && !isOfFolder(error)) throw error
      io.stderr.write(`assay init: ${error.message}\n`)
      return exitCodes.findings
    }
    const items = [...files.keys()].flatMap((path) => /^items\/([^/]+)\/item\.mdx$/.exec(path)?.[1] ?? [])
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ folder, ...bank, files: files.size, items, verified: proven.verified })}\n`
        : describe(relative(io.cwd, folder), bank, items.length, proven),
    )
    const faults = [...proven.refused, ...(proven.fault ?? [])]
    for (const fault of faults) io.stderr.write(`assay init: ${fault}\n`)
    return proven.refused.length > 0 ? exitCodes.findings : exitCodes.fine
  },
}

/** Whether the file system will not have the folder: no room, no right to write, no such place. The message says which. */
function isOfFolder(error: unknown): error is NodeJS.ErrnoException {
  const codes = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR']
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

interface Proven {
  readonly verified: number
  /** Why items were refused, with their names. */
  readonly refused: readonly string[]
  /** Why nothing could be run here. */
  readonly fault: readonly string[] | undefined
}

/** The bank is proven before it is there, so that nobody meets it unproven. */
async function proveAll(bankDir: string, { stderr, signal }: CommandIo): Promise<Proven> {
  const { items } = await compileBank(bankDir)
  const jobs = availableParallelism()
  const runner = createNodeRunner({ jobs })
  const progress = createProgress(stderr)
  try {
    const engines = await engineNames({
      python: items.some(({ frontmatter }) => isInPython(frontmatter)),
    })
    const verified = await verifyItems(items, {
      bankDir,
      jobs,
      runner,
      ...engines,
      onProgress: ({ item, done, of }) => progress.show(`proving ${item}  ${done} of ${of} cases`),
      signal,
    })
    const refused = verified.filter(({ proof }) => proof.verdict === 'refused')
    return {
      verified: verified.length - refused.length,
      refused: refused.map(({ item, proof }) => `${item.id} was refused: ${proof.reasons[0] ?? ''}`),
      fault: undefined,
    }
  } catch (error) {
    if (!(error instanceof RunnerUnavailableError)) throw error
    const fault = `programs cannot be run here, so nothing was proven: ${error.message}`
    return { verified: 0, refused: [], fault: [fault] }
  } finally {
    progress.clear()
    runner.close()
  }
}

function readBank(folder: string, { id, title }: CommandArguments['values']): NewBank {
  const own = typeof id === 'string' ? id : slugOf(basename(folder))
  if (own === undefined)
    throw new UsageError(`${basename(folder)} gives no id: say --id, such as --id my-bank`)
  if (slugOf(own) !== own)
    throw new UsageError(
      `--id is "${own}", expected lower case letters, digits and single hyphens${hint(slugOf(own))}`,
    )
  const name = typeof title === 'string' ? title.trim() : `${own.charAt(0).toUpperCase()}${own.slice(1)}`
  // oxlint-disable-next-line no-control-regex
  if (name === '' || name.length > LONGEST_TITLE || /[\u0000-\u001f\u007f]/.test(name))
    throw new UsageError(`--title is no title: expected one line of 1 to ${LONGEST_TITLE} characters`)
  return { id: own, title: typeof title === 'string' ? name : name.replaceAll('-', ' ') }
}

/** In characters; what fits the head of a page. */
const LONGEST_TITLE = 120

function hint(meant: string | undefined): string {
  return meant === undefined ? '' : `, such as ${meant}`
}

function finished(wanted: string, { stdout }: CommandIo): number {
  stdout.write(
    `Finished the bank in ${wanted} that an earlier call had begun; assay check ${wanted} looks at it\n`,
  )
  return exitCodes.fine
}

function stopped({ stderr }: CommandIo): number {
  stderr.write('assay init: stopped; nothing was written\n')
  return exitCodes.limit
}

function describe(place: string, { id, title }: NewBank, items: number, { verified }: Proven): string {
  const isHere = place === ''
  return [
    `Made the bank ${id} (${title}) in ${isHere ? 'this folder' : place}: ${items} items, one of each kind; ${verified} of them proven`,
    '',
    'Next:',
    ...(isHere ? [] : [`  cd ${/^[\w./-]+$/.test(place) ? place : `'${place.replaceAll("'", `'\\''`)}'`}`]),
    '  assay check    says what is wrong with an item, where, and what to write instead',
    '  assay verify   proves what has changed',
    '  assay dev      shows the items as candidates meet them',
    '',
    `${join('docs', 'FIRST-ITEM.md')} of Assay leads from here to an item that is published.`,
    '',
  ].join('\n')
}
