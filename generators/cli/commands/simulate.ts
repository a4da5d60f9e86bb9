import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { createSessionConfig, refusalsOfTest, type FittedExposure, type LanguageRefusal } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import { writeSimulationReport } from '../../report/write-simulation-report.ts'
import { changedTest, poolTest, type Changes } from '../../simulate/changed-test.ts'
import { describeSimulation } from '../../simulate/describe.ts'
import { findTest } from '../../simulate/find-test.ts'
import type { Abilities, CodeLanguage, SimulatedItem, SimulationPlan } from '../../simulate/plan.ts'
import { fitExposure } from '../../simulate/fit-exposure.ts'
import { readPools } from '../../simulate/read-pools.ts'
import { readSelector, SELECTOR_NAMES } from '../../simulate/read-selector.ts'
import { simulate } from '../../simulate/simulate.ts'
import { summarise } from '../../simulate/summary.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { banksOf } from '../site-arguments.ts'

const LANGUAGES: readonly CodeLanguage[] = ['javascript', 'typescript']
const MOST_CANDIDATES = 1_000_000

export const command: Command = {
  usage:
    'simulate TEST|--pool FILE… [--stop-se X] [--max-items N] [--select NAME] [--n N] [--seed TEXT] [--json]',
  help: [
    'TEST            id of a test, or the path of its file in a bank; with the live items of the working tree',
    '--pool FILE     calibration file whose items are the bank instead; may be named more than once',
    '--stop-se X     ends at a standard error of X at most (with TEST: instead of what it says)',
    '--max-items N   ends after N items at most (with TEST: instead of what it says)',
    '--select NAME   how items are chosen (default: what TEST says; mfi with --pool), one of',
    `                ${SELECTOR_NAMES}`,
    '--max-exposure R finds exposure parameters for a largest rate of R, such as 0.25, and simulates with them;',
    '                --json holds them, to stand as `exposure` in TEST',
    '--n N           number of candidates (default 1000); with --theta-grid, at each of its points',
    '--seed TEXT     the same seed gives the same figures (default 1)',
    '--theta M,SD    abilities ~ N(M, SD) instead of N(0, 1); write --theta=M,SD where M is negative',
    '--theta-grid    the same number of candidates at −3, −2.5, … 3 instead',
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
    n: { type: 'string' },
    seed: { type: 'string' },
    theta: { type: 'string' },
    'theta-grid': { type: 'boolean' },
    language: { type: 'string', multiple: true },
    untimed: { type: 'boolean' },
    bank: { type: 'string' },
    jobs: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const abilities = readAbilities(values)
    const perPoint = wholeNumber(values['n'], 'n', MOST_CANDIDATES) ?? 1000
    const candidates = abilities.from === 'points' ? perPoint * abilities.points.length : perPoint
    const jobs = wholeNumber(values['jobs'], 'jobs', 256) ?? availableParallelism()
    const seed = typeof values['seed'] === 'string' ? values['seed'] : '1'
    const languages = readLanguages(values['language'])
    const subject = await readSubject(values, positionals, io)
    if (subject === undefined) return exitCodes.findings
    const { name, blueprint, items } = subject
    if (items.length === 0) {
      const { use, locale } = blueprint
      return refuse([`${name}: no item is live with use ${use} and locale ${locale}`], io)
    }
    const isTimed = values['untimed'] !== true
    const maxRate = readRate(values['max-exposure'])
    const planned: SimulationPlan = {
      blueprint: maxRate === undefined ? blueprint : { ...blueprint, exposure: { maxRate } },
      items,
      languages,
      abilities,
      candidates,
      seed,
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
          : await fitExposure(planned, { maxRate, jobs, onRound, signal: io.signal })
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
      const heading = { test: name, items: items.length, abilities, seed, blueprint }
      if (typeof values['report'] === 'string')
        await writeSimulationReport(resolve(io.cwd, values['report']), summary, heading)
      io.stdout.write(
        values['json'] === true
          ? `${JSON.stringify({ test: name, items: items.length, seed, abilities, ...summary, ...(parameters && { control: parameters }) }, null, 2)}\n`
          : describeSimulation(summary, heading),
      )
      return exitCodes.fine
    } catch (error) {
      progress.clear()
      if (!io.signal.aborted) throw error
      io.stderr.write('assay simulate: stopped\n')
      return exitCodes.limit
    }
  },
}

function withExposure(plan: SimulationPlan, maxRate: number, { parameters }: FittedExposure): SimulationPlan {
  return { ...plan, blueprint: { ...plan.blueprint, exposure: { maxRate, parameters } } }
}

function readRate(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const rate = numberOf(value)
  if (rate !== undefined && rate > 0 && rate < 1) return rate
  throw new UsageError(`--max-exposure is "${String(value)}", expected a number above 0 and below 1`)
}

interface Subject {
  readonly name: string
  readonly blueprint: Blueprint
  readonly items: readonly SimulatedItem[]
}

/** What is to be simulated; undefined once the reasons against it are printed. */
async function readSubject(
  values: CommandArguments['values'],
  [wanted, ...others]: readonly string[],
  io: CommandIo,
): Promise<Subject | undefined> {
  const pools = textsOf(values['pool'])
  const changes = readChanges(values)
  if ((wanted === undefined) === (pools.length === 0) || others.length > 0)
    throw new UsageError('name one test, or calibration files with --pool')
  if (wanted === undefined) {
    if (changes.stopSe === undefined && changes.maxItems === undefined)
      throw new UsageError('a pool has no end of its own: add --stop-se, --max-items or both')
    const { items, diagnostics } = readPools(pools, io.cwd)
    if (diagnostics.length > 0) {
      refuse(diagnostics.map(placed), io)
      return undefined
    }
    return { name: pools.join(', '), blueprint: poolTest(items.length, changes), items }
  }
  const found = await findTest(wanted, { cwd: io.cwd, banks: () => banksOf(values['bank'], io) })
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
  return {
    name: `${blueprint.id} of ${basename(bankDir)}`,
    blueprint: changedTest(blueprint, changes),
    items,
  }
}

function readChanges(values: CommandArguments['values']): Changes {
  const stopSe = numberOf(values['stop-se'])
  if (stopSe !== undefined && !(stopSe > 0 && stopSe < Infinity))
    throw new UsageError(`--stop-se is "${String(values['stop-se'])}", expected a number above 0`)
  const maxItems = wholeNumber(values['max-items'], 'max-items', 10_000)
  const name = values['select']
  const select = typeof name === 'string' ? readSelector(name) : undefined
  if (typeof name === 'string' && select === undefined)
    throw new UsageError(
      `--select is "${name}", expected one of ${SELECTOR_NAMES}, N a number such as in randomesque-5`,
    )
  return { stopSe, maxItems, select }
}

function readAbilities(values: CommandArguments['values']): Abilities {
  const theta = values['theta']
  if (values['theta-grid'] === true) {
    if (theta !== undefined) throw new UsageError('--theta and --theta-grid exclude each other')
    return { from: 'points', points: Array.from({ length: 13 }, (_, i) => i / 2 - 3) }
  }
  if (theta === undefined) return { from: 'normal', mean: 0, sd: 1 }
  const [mean, sd, ...more] = String(theta).split(',').map(numberOf)
  if (
    mean === undefined ||
    sd === undefined ||
    more.length > 0 ||
    !(Math.abs(mean) < 10 && sd >= 0 && sd < 10)
  )
    throw new UsageError(
      `--theta is "${String(theta)}", expected a mean and a standard deviation such as 0,1`,
    )
  return { from: 'normal', mean, sd }
}

function readLanguages(value: unknown): readonly CodeLanguage[] {
  const names = textsOf(value)
  const unknown = names.find((name) => !LANGUAGES.some((language) => language === name))
  if (unknown !== undefined)
    throw new UsageError(`--language is "${unknown}", expected ${LANGUAGES.join(' or ')}`)
  return names.length === 0 ? LANGUAGES : LANGUAGES.filter((language) => names.includes(language))
}

function wholeNumber(value: unknown, name: string, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = numberOf(value)
  if (number !== undefined && Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new UsageError(`--${name} is "${String(value)}", expected a whole number from 1 to ${most}`)
}

function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
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
