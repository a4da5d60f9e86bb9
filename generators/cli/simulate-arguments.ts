import { availableParallelism } from 'node:os'
import type { Abilities, CodeLanguage } from '#adaptive'
import type { Changes } from '../simulate/changed-test.ts'
import { readSelector, SELECTOR_NAMES } from '../simulate/read-selector.ts'
import { UsageError, type CommandArguments } from './command.ts'

type Values = CommandArguments['values']

const LANGUAGES: readonly CodeLanguage[] = ['javascript', 'typescript', 'python']
const MOST_CANDIDATES = 1_000_000
/** Options with which the simulated test is not that of the file, or its candidates are not those who will sit it. */
const OTHERWISE = ['stop-se', 'max-items', 'select', 'theta-grid', 'language', 'untimed'] as const

/** What `assay simulate` is asked to do. */
export interface SimulateArguments {
  /** id or path of a test; undefined where pools stand in for it */
  readonly wanted: string | undefined
  readonly pools: readonly string[]
  readonly changes: Changes
  readonly abilities: Abilities
  /** abilities that candidates are classified by, ascending; undefined: those of the rules */
  readonly cuts: readonly number[] | undefined
  /** number of candidates, at all abilities together, integer ≥ 1 */
  readonly candidates: number
  readonly seed: string
  readonly languages: readonly CodeLanguage[]
  readonly isTimed: boolean
  /** largest exposure, in (0, 1), that parameters are sought for */
  readonly maxRate: number | undefined
  /** whether they are written into the test's file, or only the plan of it is shown */
  readonly apply: 'write' | 'show' | undefined
  /** threads, integer ≥ 1 */
  readonly jobs: number
  /** folder of the page */
  readonly report: string | undefined
  readonly isJson: boolean
}

/** @throws UsageError where the arguments make no sense together */
export function readArguments(values: Values, [wanted, ...others]: readonly string[]): SimulateArguments {
  const pools = textsOf(values['pool'])
  const abilities = readAbilities(values)
  const perPoint = wholeNumber(values['n'], 'n', MOST_CANDIDATES) ?? 1000
  const jobs = wholeNumber(values['jobs'], 'jobs', 256) ?? availableParallelism()
  const languages = readLanguages(values['language'])
  const changes = readChanges(values)
  if ((wanted === undefined) === (pools.length === 0) || others.length > 0)
    throw new UsageError('name one test, or calibration files with --pool')
  if (wanted === undefined && changes.stopSe === undefined && changes.maxItems === undefined)
    throw new UsageError('a pool has no end of its own: add --stop-se, --max-items or both')
  const maxRate = readRate(values['max-exposure'])
  return {
    wanted,
    pools,
    changes,
    abilities,
    cuts: readCuts(values['cuts']),
    candidates: abilities.from === 'points' ? perPoint * abilities.points.length : perPoint,
    seed: typeof values['seed'] === 'string' ? values['seed'] : '1',
    languages,
    isTimed: values['untimed'] !== true,
    maxRate,
    apply: readApply(values, pools, maxRate),
    jobs,
    report: typeof values['report'] === 'string' ? values['report'] : undefined,
    isJson: values['json'] === true,
  }
}

function readApply(
  values: Values,
  pools: readonly string[],
  maxRate: number | undefined,
): SimulateArguments['apply'] {
  const isDry = values['dry-run'] === true
  if (values['apply'] !== true) {
    if (isDry) throw new UsageError('--dry-run shows the plan of --apply: add it')
    return undefined
  }
  if (pools.length > 0) throw new UsageError('--apply writes into the file of a test, and a pool has none')
  if (maxRate === undefined)
    throw new UsageError('--apply writes exposure parameters: say for which largest rate with --max-exposure')
  const other = OTHERWISE.find((name) => values[name] !== undefined)
  if (other !== undefined)
    throw new UsageError(
      `--apply writes parameters for the test as its file has it and for all who sit it: leave --${other} out`,
    )
  return isDry ? 'show' : 'write'
}

function readRate(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const rate = numberOf(value)
  if (rate !== undefined && rate > 0 && rate < 1) return rate
  throw new UsageError(`--max-exposure is "${String(value)}", expected a number above 0 and below 1`)
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

function readCuts(value: unknown): readonly number[] | undefined {
  if (value === undefined) return undefined
  const cuts = String(value).split(',').map(numberOf)
  const isSound = (cut: number | undefined, at: number): cut is number =>
    cut !== undefined && Math.abs(cut) < 10 && (at === 0 || cut > (cuts[at - 1] ?? cut))
  if (cuts.every(isSound)) return cuts
  throw new UsageError(`--cuts is "${String(value)}", expected abilities in ascending order such as -0.5,1`)
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
