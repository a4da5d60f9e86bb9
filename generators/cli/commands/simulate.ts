import { readFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import {
  createSessionConfig,
  type FittedExposure,
  type LanguageRefusal,
  modelOf,
  refusalsOfTest,
  type SimulatedItem,
  type SimulationPlan,
  summarise,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import { writeWhole } from '../../calibrate/write-file.ts'
import { writeSimulationReport } from '../../report/write-simulation-report.ts'
import { changedTest, poolTest } from '../../simulate/changed-test.ts'
import { describeExposurePlan } from '../../simulate/describe-exposure-plan.ts'
import { describeSimulation, reuseWords } from '../../simulate/describe.ts'
import { planExposure, type ExposurePlan } from '../../simulate/exposure-plan.ts'
import { findTest } from '../../simulate/find-test.ts'
import { fitExposure } from '../../simulate/fit-exposure.ts'
import { readPools } from '../../simulate/read-pools.ts'
import { SELECTOR_NAMES } from '../../simulate/read-selector.ts'
import { simulate } from '../../simulate/simulate.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { readArguments, type SimulateArguments } from '../simulate-arguments.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage:
    'simulate TEST|--pool FILE… [--stop-se X] [--max-items N] [--select NAME] [--n N] [--seed TEXT] [--json]\n' +
    '       assay simulate TEST --max-exposure R --apply [--dry-run] [--json]',
  help: [
    'TEST            id of a test, or the path of its file in a bank; with the live items of the working tree',
    '--pool FILE     calibration file whose items are the bank instead; may be named more than once',
    '--stop-se X     ends at a standard error of X at most (with TEST: instead of what it says)',
    '--max-items N   ends after N items at most (with TEST: instead of what it says)',
    '--select NAME   how items are chosen (default: what TEST says; mfi with --pool), one of',
    `                ${SELECTOR_NAMES}`,
    '--max-exposure R finds exposure parameters for a largest rate of R, such as 0.25, and simulates with them;',
    '                --json holds them as `control`',
    '--apply         writes them into the file of TEST as its `exposure`, after showing the plan',
    '--dry-run       shows what --apply would do and writes nothing',
    '--n N           number of candidates (default 1000); with --theta-grid, at each of its points',
    '--seed TEXT     the same seed gives the same figures (default 1)',
    '--theta M,SD    abilities ~ N(M, SD) instead of N(0, 1); write --theta=M,SD where M is negative',
    '--theta-grid    the same number of candidates at −3, −2.5, … 3 instead',
    '--cuts X,…      also classifies by these abilities, instead of by the rules of TEST; write --cuts=X,… where X is negative',
    '--language NAME javascript or typescript: what candidates chose (default: both)',
    '--untimed       without time limits, as for a candidate who has none',
    '--bank DIR      folder or name of the bank (default: all in content/banks)',
    '--jobs N        threads (default: the number of cores); the figures are the same for any',
    '--report DIR    also writes a page for people, DIR/index.html',
    '--json          one JSON object',
  ].join('\n'),
  options: {
    pool: { type: 'string', multiple: true },
    'stop-se': { type: 'string' },
    'max-items': { type: 'string' },
    select: { type: 'string' },
    'max-exposure': { type: 'string' },
    apply: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    n: { type: 'string' },
    seed: { type: 'string' },
    theta: { type: 'string' },
    'theta-grid': { type: 'boolean' },
    cuts: { type: 'string' },
    language: { type: 'string', multiple: true },
    untimed: { type: 'boolean' },
    bank: { type: 'string' },
    jobs: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const asked = readArguments(values, positionals)
    const { abilities, cuts, candidates, seed, languages, isTimed, maxRate, jobs } = asked
    const subject = await readSubject(asked, values['bank'], io)
    if (subject === undefined) return exitCodes.findings
    const { name, blueprint, items } = subject
    if (items.length === 0) {
      const { use, locale } = blueprint
      return refuse([`${name}: no item is live with use ${use} and locale ${locale}`], io)
    }
    const planned: SimulationPlan = {
      blueprint: maxRate === undefined ? blueprint : { ...blueprint, exposure: { maxRate } },
      items,
      languages,
      abilities,
      candidates,
      seed,
      ...(cuts && { cuts }),
      isTimed,
    }
    const config = createSessionConfig(planned)
    const refusals = refusalsOfTest(config).filter(
      ({ language }) => language === undefined || languages.some((chosen) => chosen === language),
    )
    const bound = languages.filter((language) => config.byLanguage.has(language)).length
    if (refusals.length > 0)
      return refuse(
        reasonsOf(refusals, bound).map((reason) => `${name}: ${reason}`),
        io,
      )
    const progress = createProgress(io.stderr)
    const onProgress = (done: number) => progress.show(`${name}: ${done} of ${candidates} candidates`)
    const onRound = (round: number, highest: number) =>
      progress.show(`${name}: simulation ${round} for exposure, ${highest.toFixed(3)} at most`)
    try {
      const fitted =
        maxRate === undefined
          ? undefined
          : await fitExposure(planned, {
              maxRate,
              candidates: Math.max(LEAST_FITTED, candidates),
              jobs,
              onRound,
              signal: io.signal,
            })
      const plan =
        fitted === undefined || maxRate === undefined ? planned : withExposure(planned, maxRate, fitted)
      if (fitted?.converged === false)
        io.stderr.write(
          `assay simulate: no exposure parameters keep ${maxRate}; these come closest, with ${fitted.highest.toFixed(3)}\n`,
        )
      const simulated = await simulate(plan, { jobs, onProgress, signal: io.signal })
      progress.clear()
      const summary = summarise(config, plan, simulated)
      const parameters = plan.blueprint.exposure
      const count = new Set(items.map(modelOf)).size
      const heading = { test: name, items: count, abilities, seed, blueprint }
      const applied = await planFor(subject, parameters, fitted)
      const isWritten = asked.apply === 'write' && applied?.plan.refusals.length === 0
      io.signal.throwIfAborted()
      if (asked.report !== undefined)
        await writeSimulationReport(resolve(io.cwd, asked.report), summary, heading)
      if (isWritten && applied.plan.result !== undefined) await writeWhole(applied.path, applied.plan.result)
      if (asked.isJson) {
        const figures = { test: name, items: count, seed, abilities, ...summary }
        const apply = applied && {
          ...summaryOf(applied.plan),
          written: isWritten && applied.plan.result !== undefined,
        }
        const all = { ...figures, ...(parameters && { control: parameters }), ...(apply && { apply }) }
        io.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
      } else {
        io.stdout.write(describeSimulation(summary, heading))
        if (applied) io.stdout.write(`\n${describeExposurePlan(applied.plan, isWritten)}`)
      }
      if (summary.reuse !== null && summary.reuse.above > 0)
        return refuse([`${name}: not as fresh as it says: ${reuseWords(summary.reuse)}`], io)
      if (applied !== undefined && applied.plan.refusals.length > 0) return exitCodes.findings
      return exitCodes.fine
    } catch (error) {
      progress.clear()
      if (!io.signal.aborted) throw error
      io.stderr.write('assay simulate: stopped\n')
      return exitCodes.limit
    }
  },
}

/** Candidates of each simulation that seeks parameters, unless there are more to simulate anyway. */
const LEAST_FITTED = 2000
/** Decimals of a parameter: a rate differs by less than a hundred-thousandth, and a person can read it. */
const DECIMALS = 4

/** The plan with the parameters that were found, rounded down so that no rate grows, and those of no unit left out. */
function withExposure(plan: SimulationPlan, maxRate: number, { parameters }: FittedExposure): SimulationPlan {
  const kinds = Object.entries(parameters).flatMap(([kind, chances]) => {
    const rounded = Object.entries(chances).map(([id, chance]) => [id, roundedDown(chance)] as const)
    return rounded.length === 0 ? [] : [[kind, Object.fromEntries(rounded)] as const]
  })
  const exposure = { maxRate, ...(kinds.length > 0 && { parameters: Object.fromEntries(kinds) }) }
  return { ...plan, blueprint: { ...plan.blueprint, exposure } }
}

function roundedDown(chance: number): number {
  const step = 10 ** -DECIMALS
  return Number(Math.max(step, Math.floor(chance / step) * step).toFixed(DECIMALS))
}

/** What --apply would write, and where; undefined where it was not asked for. */
async function planFor(
  { file, blueprint, broken }: Subject,
  exposure: Blueprint['exposure'],
  fitted: FittedExposure | undefined,
): Promise<{ readonly path: string; readonly plan: ExposurePlan } | undefined> {
  if (file === undefined || exposure === undefined || fitted === undefined) return undefined
  const { path, shown, text } = file
  const now = await readFile(path, 'utf8')
  return { path, plan: planExposure({ file: shown, text, now, blueprint, exposure, fitted, broken }) }
}

function summaryOf({ file, maxRate, changes, same, release, refusals }: ExposurePlan) {
  return { file, maxRate, changes, same, release, refusals }
}

interface Subject {
  readonly name: string
  readonly blueprint: Blueprint
  readonly items: readonly SimulatedItem[]
  /** items of the bank that were left out for their faults */
  readonly broken: readonly string[]
  /** where --apply writes, and what stands there; undefined without it */
  readonly file: { readonly path: string; readonly shown: string; readonly text: string } | undefined
}

/** What is to be simulated; undefined once the reasons against it are printed. */
async function readSubject(
  { wanted, pools, changes, apply }: SimulateArguments,
  bank: CommandArguments['values'][string],
  io: CommandIo,
): Promise<Subject | undefined> {
  if (wanted === undefined) {
    const { items, diagnostics } = readPools(pools, io.cwd)
    if (diagnostics.length > 0) {
      refuse(diagnostics.map(placed), io)
      return undefined
    }
    const blueprint = poolTest(items.length, changes)
    return { name: pools.join(', '), blueprint, items, broken: [], file: undefined }
  }
  const found = await findTest(wanted, { cwd: io.cwd, banks: () => banksOf(bank, io) })
  if (!found.ok) {
    if (found.unknown !== undefined) throw new UsageError(found.unknown)
    refuse((found.diagnostics ?? []).map(placed), io)
    return undefined
  }
  const { bankDir, blueprint, items, broken } = found
  const least = Math.max(0, ...blueprint.blocks.flatMap(({ quotas = [] }) => quotas.map(({ min }) => min)))
  if (changes.maxItems !== undefined && changes.maxItems < least)
    throw new UsageError(
      `--max-items is "${changes.maxItems}", expected at least ${least}, as many as a quota wants`,
    )
  if (broken.length > 0)
    io.stderr.write(
      `assay simulate: left out, since assay check finds faults in them: ${broken.join(', ')}\n`,
    )
  const path = join(bankDir, 'tests', `${blueprint.id}.yaml`)
  return {
    name: `${blueprint.id} of ${basename(bankDir)}`,
    blueprint: changedTest(blueprint, changes),
    items,
    broken,
    file:
      apply === undefined
        ? undefined
        : { path, shown: relative(io.cwd, path), text: await readFile(path, 'utf8') },
  }
}

function placed({ file, range, message, help }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}: ${message}${help === undefined ? '' : `; ${help}`}`
}

/** What holds for candidates of every language is said once. @param languages how many there are */
function reasonsOf(refusals: readonly LanguageRefusal[], languages: number): readonly string[] {
  return [...Map.groupBy(refusals, ({ words }) => words)].flatMap(([words, alike]) =>
    alike.length >= languages
      ? [words]
      : alike.map(({ language }) => `for a candidate of ${String(language)}: ${words}`),
  )
}

function refuse(reasons: readonly string[], { stderr }: CommandIo): number {
  for (const reason of reasons) stderr.write(`assay simulate: ${reason}\n`)
  return exitCodes.findings
}
