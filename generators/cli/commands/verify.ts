import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import type { Proof } from '#schemas/proof'
import { RunnerUnavailableError } from '#runner'
import { ExecutorError, type Executor } from '../../executor/executor.ts'
import { proveBy } from '../../executor/prove-by.ts'
import { compileBank, type CompiledBank } from '../../compile/compile-bank.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { createNodeRunner, engineNames } from '../../sandbox/index.ts'
import { addCases } from '../../verify/add-cases.ts'
import { addResponses } from '../../verify/add-responses.ts'
import { matrixLegend, matrixLines } from '../../verify/matrix.ts'
import { FOLLOW_UP } from '../../verify/mutate/judge-survivors.ts'
import type { VerifyContext, VerifyProgress } from '../../verify/verification.ts'
import { isInPython } from '../../verify/verify-item.ts'
import { verifyItems, type VerifiedItem } from '../../verify/verify-items.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { executorHelp, executorOptions, openExecutor, wantsExecutor } from '../open-executor.ts'
import { cacheFolder } from '../find-banks.ts'
import { itemRequests } from '../item-requests.ts'
import { createProgress } from '../progress.ts'

/** An item of the JSON report. */
interface Reported {
  readonly id: string
  readonly version: string
  readonly verdict: Proof['verdict']
  readonly submissions: Readonly<Record<string, ReportedSubmission>>
  readonly mutants: NonNullable<Proof['mutants']>
  readonly properties: { readonly runs: number }
  readonly reasons: readonly string[]
  /** Not told again of an item that has a current proof. */
  readonly warnings: readonly string[]
  readonly ms: number
}

const noMutants = { total: 0, killed: 0, waived: 0, survived: 0 } as const

interface ReportedSubmission {
  readonly category: number
  readonly maxFuel: number
  /** Cases by verdict. */
  readonly verdicts: Readonly<Record<string, number>>
}

/** Reasons that are printed for an item; `--json` and its proof hold all. */
const MOST_PRINTED = 12

export const command: Command = {
  usage:
    'verify [ITEM…] [--bank DIR] [--jobs N | --processes N | --redis URL] [--force | --from-proof | --suggest | --seed N --path P] [--json]',
  help: [
    'ITEM           id of an item, or a path: its folder, a file in it, or a bank',
    '               (default: all items under review and live ones)',
    '--bank DIR     folder or name of the bank (default: all in content/banks)',
    '--jobs N       items that are proven at the same time (default: the number of cores)',
    ...executorHelp(15),
    '--force        proves also what has a current proof',
    '--from-proof   proves again what has a proof, and tells whether the result is the same; writes nothing',
    '--suggest      adds what tells planted faults that nothing tells, as little as possible: cases to cases.yaml,',
    '               responses to responses.yaml',
    '--seed N --path P  repeats one counterexample, as a refusal names it; writes nothing',
    '--json         one JSON object with everything',
  ].join('\n'),
  options: {
    bank: { type: 'string' },
    jobs: { type: 'string' },
    ...executorOptions,
    force: { type: 'boolean' },
    'from-proof': { type: 'boolean' },
    suggest: { type: 'boolean' },
    seed: { type: 'string' },
    path: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const jobs = readJobs(values['jobs'])
    const json = values['json'] === true
    const suggest = values['suggest'] === true
    const fromProof = values['from-proof'] === true
    const replay = readReplay(values['seed'], values['path'])
    if ([suggest, fromProof, replay !== undefined].filter(Boolean).length > 1)
      throw new UsageError('--from-proof, --suggest and --seed are asked for one at a time')
    const requests = itemRequests(positionals, values['bank'], io)
    const isApart = wantsExecutor(values)
    if (isApart && (suggest || replay))
      throw new UsageError('--suggest and --seed are done by this process alone')
    let executor: Executor | undefined
    const runner = createNodeRunner({ jobs })
    const reported: Reported[] = []
    const progress = createProgress(io.stderr)
    try {
      executor = await openExecutor(values, io)
      for (const { bankDir, only } of requests) {
        const compiled = await compileBank(bankDir, {
          cacheDir: cacheFolder(bankDir),
          ...(only ? { only } : {}),
        })
        const canary = compiled.bank?.canary ?? ''
        const broken = brokenItems(compiled, bankDir, io)
        // Variants are proven when they are drawn.
        const items = compiled.items.filter(
          ({ frontmatter: { status }, public: { variant } }) =>
            !variant && (only || status === 'live' || status === 'review'),
        )
        const engines = await engineNames({
          python: items.some(({ frontmatter }) => isInPython(frontmatter)),
        })
        const watched = {
          signal: io.signal,
          onProgress: ({ item, file, done, of }: VerifyProgress) =>
            progress.show(`${item}  ${file}  ${done} of ${of} cases`),
        }
        const onVerified = (one: VerifiedItem) => {
          progress.clear()
          if (!json) printItem(one, bankDir, io)
        }
        if (!json) for (const one of broken) printRefusal(one, io)
        const verified = await verifyItems(items, {
          bankDir,
          jobs: executor?.width ?? jobs,
          runner,
          ...engines,
          force: values['force'] === true || suggest,
          fromProof,
          replay,
          onVerified,
          ...watched,
          prove: executor && proveBy({ executor, bankDir, canary, engines, ...watched }),
        })
        reported.push(...broken, ...verified.map(reportOf))
        if (!suggest) continue
        for (const one of verified) {
          suggestCases(one, bankDir, io)
          suggestResponses(one, bankDir, io)
        }
      }
    } catch (error) {
      progress.clear()
      if (io.signal.aborted) return stopped(io)
      if (error instanceof ExecutorError) {
        io.stderr.write(`assay verify: ${error.message}; the proofs that were done are written\n`)
        return exitCodes.findings
      }
      if (!(error instanceof RunnerUnavailableError)) throw error
      io.stderr.write(`assay verify: programs cannot be run here: ${error.message}\n`)
      return exitCodes.findings
    } finally {
      runner.close()
      await executor?.close()
    }
    const refused = reported.filter(({ verdict }) => verdict === 'refused').length
    if (json) io.stdout.write(`${JSON.stringify({ items: reported, refused }, null, 2)}\n`)
    else io.stdout.write(`${reported.length - refused} verified, ${refused} refused\n`)
    if (reported.length === 0) {
      io.stderr.write('assay verify: there is no live item and none under review, so nothing was proven\n')
      return exitCodes.findings
    }
    return refused > 0 ? exitCodes.findings : exitCodes.fine
  },
}

/** @throws UsageError for half of it, or for something else than a counterexample has */
function readReplay(seed: unknown, path: unknown): VerifyContext['replay'] {
  if (seed === undefined && path === undefined) return undefined
  const isSeed = typeof seed === 'string' && /^-?\d+$/.test(seed)
  const isPath = typeof path === 'string' && /^\d+(:\d+)*$/.test(path)
  if (isSeed && isPath) return { seed: Number(seed), path }
  throw new UsageError('--seed and --path belong together, as a refusal names them: --seed 42 --path 7:0')
}

/** Writes cases down that tell what no case tells. */
function suggestCases(
  { item, suggestions }: VerifiedItem,
  bankDir: string,
  { cwd, stdout, stderr }: CommandIo,
): void {
  if (suggestions.length === 0 || !('signature' in item.frontmatter) || !item.frontmatter.signature) return
  const path = join(bankDir, item.folder, 'cases.yaml')
  const { parameters } = item.frontmatter.signature
  const added = addCases(
    readFileSync(path, 'utf8'),
    suggestions.map(({ draw: { input, expected }, kills }) => ({
      id: randomUUID(),
      input: Object.fromEntries(parameters.map(({ name }, at) => [name, input[at] ?? null])),
      expected,
      isFollowUp: kills.every((name) => name.startsWith(FOLLOW_UP)),
    })),
  )
  const place = relative(cwd, path)
  if (!added) {
    stderr.write(
      `assay verify: ${place}: cases can be added only to a list that has one case after another\n`,
    )
    return
  }
  writeFileSync(path, added.text)
  for (const [at, { kills }] of suggestions.entries())
    stdout.write(`${place}: added ${added.names[at]}, which tells ${kills.join(', ')}\n`)
  stdout.write(
    'Give each a name and the group that it belongs to, and see that its answer is what the stem says.\n',
  )
}

/** Writes responses down that tell slips in a key which no filed response tells. */
function suggestResponses(
  { item, responseSuggestions }: VerifiedItem,
  bankDir: string,
  { cwd, stdout, stderr }: CommandIo,
): void {
  if (responseSuggestions.length === 0) return
  const path = join(bankDir, item.folder, 'responses.yaml')
  const place = relative(cwd, path)
  const added = addResponses(readFileSync(path, 'utf8'), responseSuggestions)
  if (!added) {
    stderr.write(
      `assay verify: ${place}: responses can be added only to a list that has one response after another\n`,
    )
    return
  }
  writeFileSync(path, added.text)
  for (const [at, { tells, category }] of responseSuggestions.entries())
    stdout.write(
      `${place}: added ${added.names[at]}, category ${category}, which tells ${tells.join(', ')}\n`,
    )
  stdout.write(
    'See that each has the category that it deserves by the stem: the key has given it this one.\n',
  )
}

function stopped({ stderr }: CommandIo): number {
  stderr.write('assay verify: stopped; the proofs that were done are written\n')
  return exitCodes.limit
}

function readJobs(value: unknown): number {
  if (value === undefined) return availableParallelism()
  const jobs = Number(value)
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs
  throw new UsageError(`--jobs is "${String(value)}", expected a whole number from 1 to 256`)
}

/** Items that `assay check` refuses cannot be proven; each is refused with its first fault. */
function brokenItems(
  { diagnostics }: CompiledBank,
  bankDir: string,
  { cwd }: CommandIo,
): readonly Reported[] {
  const faults = new Map<string, string[]>()
  for (const { severity, file, range, message } of diagnostics) {
    const id = /^items\/([^/]+)\//.exec(file)?.[1]
    if (severity !== 'error' || id === undefined) continue
    const place = `${relative(cwd, join(bankDir, file))}:${range.start.line}:${range.start.column}`
    faults.set(id, [...(faults.get(id) ?? []), `${place}: ${message}`])
  }
  return [...faults].map(([id, [first = '', ...more]]) => ({
    id,
    version: '',
    verdict: 'refused',
    submissions: {},
    mutants: noMutants,
    properties: { runs: 0 },
    reasons: [`does not pass assay check: ${first}${more.length > 0 ? ` (and ${more.length} more)` : ''}`],
    warnings: [],
    ms: 0,
  }))
}

function reportOf({ item, proof, warnings, ms }: VerifiedItem): Reported {
  return {
    id: item.id,
    version: proof.itemVersion,
    verdict: proof.verdict,
    submissions: Object.fromEntries((proof.matrix ?? []).map((row) => [row.file, submissionOf(row)])),
    mutants: proof.mutants ?? noMutants,
    properties: { runs: proof.properties?.runs ?? 0 },
    reasons: proof.reasons,
    warnings,
    ms,
  }
}

function submissionOf(row: NonNullable<Proof['matrix']>[number]): ReportedSubmission {
  const verdicts: Record<string, number> = {}
  for (const verdict of Object.values(row.verdicts)) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  return { category: row.category, maxFuel: row.maxFuel, verdicts }
}

function printItem(
  { item, proof, warnings, cached, ms }: VerifiedItem,
  bankDir: string,
  io: CommandIo,
): void {
  const { stdout, cwd } = io
  const how = cached ? 'by its proof' : `${proof.executed} executed, ${(ms / 1000).toFixed(1)} s`
  stdout.write(`${item.id} ${proof.itemVersion}  ${proof.verdict} (${how})\n`)
  if (!cached) stdout.write(matrixOf(item, proof) + chanceOf(proof))
  // Places become paths from where the command was called, so that a terminal makes links of them.
  const folder = relative(cwd, join(bankDir, item.folder))
  printReasons(
    proof.reasons.map((reason) =>
      /^(submissions\/\S+|program\.[jt]s):\d/.test(reason) ? `${folder}/${reason}` : reason,
    ),
    stdout,
  )
  for (const warning of warnings) stdout.write(`  - warning: ${warning}\n`)
}

function matrixOf(item: CompiledItem, proof: Proof): string {
  const lines = matrixLines(item, proof)
  return lines.length === 0 ? '' : `${[...lines, matrixLegend].map((line) => `  ${line}`).join('\n')}\n`
}

/** What was drawn and planted, in a line; nothing where nothing was. */
function chanceOf({ mutants, properties }: Proof): string {
  const parts = [
    ...(mutants
      ? [
          `${mutants.killed} of ${mutants.total} planted faults told${mutants.waived === 0 ? '' : `, ${mutants.waived} waived`}`,
        ]
      : []),
    ...(properties ? [`${properties.runs} drawn, ${properties.claims} claims of each`] : []),
  ]
  return parts.length === 0 ? '' : `  ${parts.join('; ')}\n`
}

function printRefusal({ id, reasons }: Reported, { stdout }: CommandIo): void {
  stdout.write(`${id}  refused\n`)
  printReasons(reasons, stdout)
}

function printReasons(reasons: readonly string[], stdout: CommandIo['stdout']): void {
  for (const reason of reasons.slice(0, MOST_PRINTED)) stdout.write(`  - ${reason}\n`)
  if (reasons.length > MOST_PRINTED) stdout.write(`  - and ${reasons.length - MOST_PRINTED} more\n`)
}
