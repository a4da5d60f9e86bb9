import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { RunnerUnavailableError } from '#runner'
import type { VariantRecord } from '#schemas/variant'
import { writeWhole } from '../../calibrate/write-file.ts'
import { checkBank } from '../../compile/check-bank.ts'
import { readFolder, scanFolder, variantsFolder } from '../../compile/folder.ts'
import { buildRunnerAssets, createNodeRunner } from '../../sandbox/index.ts'
import { modelFile } from '../../variant/build-files.ts'
import { drawMany, readRecords, recordText } from '../../variant/draw-many.ts'
import { createVariantMaker, type VariantSource } from '../../variant/generate-variants.ts'
import { isInPython } from '../../verify/verify-item.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { lineOf, reportOf, summaryOf } from '../generate-report.ts'
import { itemRequests } from '../item-requests.ts'
import { createProgress } from '../progress.ts'

export const command: Command = {
  usage: 'generate ITEM [--count N] [--seed S] [--out DIR] [--jobs N] [--bank DIR] [--json]',
  help: [
    'ITEM        id or folder of an item with a model.yaml, whose proof is current',
    '--count N   variants to be admitted (default: 20)',
    '--seed S    the first seed; the others follow in turn (default: 1). The same seed draws the same variant',
    '--out DIR   where they are written (default: beside the item, in variants/)',
    '--jobs N    variants that are drawn at the same time (default: the number of cores)',
    '--bank DIR  folder or name of the bank (default: all in content/banks)',
    '--json      one JSON object: what was admitted, and how many each gate refused',
  ].join('\n'),
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    jobs: { type: 'string' },
    bank: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const count = readNumber('--count', values['count'], { least: 1, most: 10_000 }) ?? 20
    const seed = readNumber('--seed', values['seed'], { least: 0, most: 0xffffffff }) ?? 1
    const jobs = readNumber('--jobs', values['jobs'], { least: 1, most: 256 }) ?? availableParallelism()
    const isJson = values['json'] === true
    const source = await readSource(positionals, values['bank'], io)
    if ('fault' in source) return refuse(source.fault, io)
    const { item } = source
    const beside = join(source.bankDir, item.folder, variantsFolder)
    const folder = typeof values['out'] === 'string' ? resolve(io.cwd, values['out']) : beside
    const records = await readRecords(beside)
    const runner = createNodeRunner({ jobs })
    const progress = createProgress(io.stderr)
    try {
      const { engine, sql, python } = await buildRunnerAssets({ python: isInPython(item.frontmatter) })
      const maker = createVariantMaker(source, {
        runner,
        engine,
        sqlEngine: sql,
        ...(python !== undefined && { python }),
        signal: io.signal,
      })
      let admitted = 0
      const attempts = await drawMany(maker, {
        count,
        seed,
        jobs,
        passedOver: new Set(records.flatMap((one) => (one.retired || one.written ? [one.seed] : []))),
        signal: io.signal,
        onAttempt: async (attempt) => {
          const path = join(folder, `${attempt.seed}.json`)
          if (attempt.admitted) await writeWhole(path, recordText(reviewed(attempt.record, records)))
          // What was drawn from an older state of the item is no variant of this one.
          else if (folder === beside) await rm(path, { force: true })
          if (attempt.admitted) admitted += 1
          progress.clear()
          if (!isJson) io.stdout.write(lineOf(attempt, item))
          progress.show(`${admitted} of ${count} admitted`)
        },
      })
      progress.clear()
      const place = relative(io.cwd, folder) || '.'
      io.stdout.write(isJson ? reportOf(attempts, count, item) : summaryOf(attempts, { count, place }))
      return admitted < count ? exitCodes.findings : exitCodes.fine
    } catch (error) {
      progress.clear()
      if (io.signal.aborted) {
        io.stderr.write('assay generate: stopped; what was admitted is written\n')
        return exitCodes.limit
      }
      if (error instanceof RunnerUnavailableError)
        return refuse(`programs cannot be run here: ${error.message}`, io)
      const { code, path } = error as NodeJS.ErrnoException
      if (code === undefined || path === undefined) throw error
      return refuse(`cannot write ${relative(io.cwd, path)}: ${code}; what was written before is whole`, io)
    } finally {
      runner.close()
    }
  },
}

interface Source extends VariantSource {
  readonly bankDir: string
}

/** @throws UsageError where not one item is named */
async function readSource(
  positionals: readonly string[],
  bank: unknown,
  io: CommandIo,
): Promise<Source | { readonly fault: string }> {
  const [wanted, ...others] = positionals
  if (wanted === undefined || others.length > 0)
    throw new UsageError('name the one item whose variants are wanted')
  const [request, ...more] = itemRequests([wanted], bank, io)
  const [name, ...names] = request?.only ?? []
  if (!request || name === undefined || names.length > 0 || more.length > 0)
    throw new UsageError(`${wanted} is not one item: name it by its id, and its bank with --bank`)
  const { bankDir } = request
  const folder = `items/${name}`
  if (!existsSync(join(bankDir, folder, modelFile)))
    return {
      fault: `${name} has no ${modelFile}, from which variants would be drawn: docs/GENERATING.md says how to write one`,
    }
  const checked = await checkBank(bankDir, { cacheDir: cacheFolder(bankDir), only: [name] })
  const fault = checked.diagnostics.find(({ severity }) => severity === 'error')
  const item = fault ? undefined : checked.load()[0]
  if (!item || !checked.bank) {
    const { file, range, message } = fault ?? { message: 'it cannot be compiled' }
    const place = range
      ? `${relative(io.cwd, join(bankDir, file ?? ''))}:${range.start.line}:${range.start.column}: `
      : ''
    return { fault: `${name} does not pass assay check: ${place}${message}` }
  }
  if (item.proofState !== 'current')
    return {
      fault: `the proof of ${name} is ${item.proofState}, so nothing can be drawn from it: assay verify ${name}`,
    }
  return {
    item,
    bankDir,
    files: readFolder(scanFolder(join(bankDir, folder), folder), folder),
    context: {
      canary: checked.bank.canary,
      skills: undefined,
    },
  }
}

function readNumber(
  name: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new UsageError(`${name} is "${String(value)}", expected a whole number from ${least} to ${most}`)
}

/** What was said of the very same files holds on. */
function reviewed(record: VariantRecord, known: readonly VariantRecord[]): VariantRecord {
  const same = known.find(({ proof }) => proof.digest === record.proof.digest)
  return { ...record, ...(same?.review && { review: same.review }) }
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay generate: ${message}\n`)
  return exitCodes.findings
}
