import { join, relative, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { RunnerUnavailableError } from '#runner'
import { variantsFolder } from '../compile/folder.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { readRecords } from '../variant/draw-many.ts'
import type { Written } from '../variant/llm/ledger/entry.ts'
import { foldLedger, requestsIn } from '../variant/llm/ledger/fold.ts'
import { LedgerError, openLedger, type Ledger } from '../variant/llm/ledger/open-ledger.ts'
import { createPrompts } from '../variant/llm/prompts/prompts.ts'
import { usualSettings, type Settings } from '../variant/llm/run/settings.ts'
import { writeVariants } from '../variant/llm/write-variants.ts'
import { exitCodes, type CommandArguments, type CommandIo } from './command.ts'
import { openGates, type OpenJudge } from './open-judge.ts'
import { createProgress } from './progress.ts'
import { ledgerFault, modelOf, readWanted, type Wanted } from './written-arguments.ts'
import { readSource, type NamedSource } from './variant-source.ts'
import { eventLine, printable, replayLine, writtenReport, writtenSummary } from './written-report.ts'

/** Proposals that are tried for each variant that is wanted, and at least. */
const TRIED = 5
const TRIED_AT_LEAST = 10

/** Characters of the shortest key: it is taken out of whatever a server says, and a short one may be part of a word. */
const SHORTEST_KEY = 12

/** Ends of a run that stands still by a limit that somebody has set, or by a batch that takes its time. */
const limits: ReadonlySet<string> = new Set(['capped', 'stopped', 'pending'])

/**
 * `assay generate ITEM --llm`.
 *
 * @param openJudge gives the gates; those of Assay where absent
 * @returns the exit code
 * @throws UsageError where the arguments make no sense
 */
export async function generateWritten(
  { values, positionals }: CommandArguments,
  io: CommandIo,
  openJudge?: OpenJudge,
): Promise<number> {
  const wanted = readWanted(values)
  const source = await readSource(positionals, { bank: values['bank'], isDrawn: false }, io)
  if ('fault' in source) return refuse(source.fault, io)
  const { item } = source
  if (item.detail.kind !== 'code')
    return refuse(`${item.id} is not answered in code, so a language model writes no variants of it`, io)
  if (item.frontmatter.kind === 'code' && item.frontmatter.io === 'stdin')
    return refuse(
      `${item.id} is answered by a program that reads and prints, so a language model writes no variants of it`,
      io,
    )
  const apiKey = io.env['ANTHROPIC_API_KEY']?.trim() ?? ''
  if (apiKey === '')
    return refuse(
      'there is no key: put it into the environment as ANTHROPIC_API_KEY; without one, variants are drawn from an item’s model',
      io,
    )
  if (apiKey.length < SHORTEST_KEY)
    return refuse(
      `the key in ANTHROPIC_API_KEY has ${apiKey.length} characters, expected ${SHORTEST_KEY} at least: a shorter one cannot be kept out of texts without harm to them`,
      io,
    )
  const path = wanted.ledger ?? `assay-${item.id}-${wanted.seed ?? 1}.ledger.jsonl`
  const fault = ledgerFault(resolve(io.cwd, path), path, wanted.isResumed)
  if (fault !== undefined) return refuse(fault, io)
  let ledger: Ledger
  try {
    ledger = openLedger(resolve(io.cwd, path), () => new Date())
  } catch (error) {
    if (error instanceof LedgerError) return refuse(`${path}: ${error.message}`, io)
    throw error
  }
  try {
    return await run({ wanted, source, ledger, path, apiKey, openJudge }, io)
  } finally {
    ledger.close()
  }
}

interface RunOptions {
  readonly wanted: Wanted
  readonly source: NamedSource
  readonly ledger: Ledger
  /** Of the ledger, as the caller named it. */
  readonly path: string
  readonly apiKey: string
  readonly openJudge: OpenJudge | undefined
}

async function run(
  { wanted, source, ledger, path, apiKey, openJudge }: RunOptions,
  io: CommandIo,
): Promise<number> {
  const { item, files, context, bankDir } = source
  const begun = foldLedger(ledger.entries).run
  const model = modelOf(wanted.model ?? begun?.model, bankDir, io)
  if ('fault' in model) return refuse(model.fault, io)
  const prompts = createPrompts(item)
  const count = wanted.count ?? begun?.count ?? 5
  const settings: Settings = {
    ...usualSettings,
    ...(wanted.isBatched && { batchFrom: 1 }),
    parent: `${item.id}@${item.frontmatter.version}:${files.digest.slice(0, 12)}`,
    seed: wanted.seed ?? begun?.seed ?? '1',
    model,
    axes: prompts.axes,
    count,
    most: Math.max(TRIED_AT_LEAST, TRIED * count),
    cap: wanted.cap,
  }
  const beside = join(bankDir, item.folder, variantsFolder)
  const folder = wanted.out === undefined ? beside : resolve(io.cwd, wanted.out)
  const records = await readRecords(beside)
  const same = records.find(
    ({ written }) => written?.run === settings.seed && written.promptVersion === prompts.version,
  )
  if (same && !begun)
    return refuse(
      `${item.id} has variants of a run with the seed ${settings.seed}: name another --seed, or go on with that run by --resume`,
      io,
    )
  const runner = createNodeRunner({ jobs: wanted.jobs })
  const progress = createProgress(io.stderr)
  try {
    const { openApi } = await import('../variant/llm/api/client.ts')
    const own = requestsIn(foldLedger(ledger.entries))
    const judge = await openGates(source, { runner, signal: io.signal, own, openJudge })
    const tell = ({ entry }: Written): void => {
      progress.clear()
      const line = wanted.isJson ? '' : eventLine(entry, item) + replayLine(entry, item, path)
      if (line !== '') io.stdout.write(line)
      progress.show(`${foldLedger(ledger.entries).proposals.length} proposals so far`)
    }
    const result = await writeVariants({
      item,
      files,
      context,
      prompts,
      settings,
      world: {
        api: openApi({
          apiKey,
          ...(wanted.baseUrl !== undefined && { baseUrl: wanted.baseUrl }),
          signal: io.signal,
        }),
        ledger: {
          ...ledger,
          append: (entry) => {
            ledger.append(entry)
            tell(ledger.entries.at(-1) as Written)
          },
        },
        signal: io.signal,
        sleep: (ms) => wait(ms, undefined, { signal: io.signal }).catch(() => undefined),
      },
      judge,
      folder,
      records,
    })
    progress.clear()
    const place = relative(io.cwd, folder) || '.'
    const told = { item, count, place, ledger: path, cap: settings.cap, model }
    io.stdout.write(wanted.isJson ? writtenReport(result, told) : writtenSummary(result, told))
    if (result.ended === 'done' && result.lost.length === 0) return exitCodes.fine
    io.stderr.write(`assay generate: ${printable(result.message)}\n`)
    return limits.has(result.ended) ? exitCodes.limit : exitCodes.findings
  } catch (error) {
    progress.clear()
    if (error instanceof RunnerUnavailableError)
      return refuse(`programs cannot be run here: ${error.message}`, io)
    // A write into an open file names no path.
    const { code, syscall, path: at = folder } = error as NodeJS.ErrnoException
    if (code === undefined || syscall === undefined) throw error
    return refuse(
      `cannot write ${relative(io.cwd, at)}: ${code}; go on with --resume ${path} once that is mended: nothing is paid for twice`,
      io,
    )
  } finally {
    runner.close()
  }
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay generate: ${message}\n`)
  return exitCodes.findings
}
