import { availableParallelism } from 'node:os'
import type { ModelName } from '#adaptive'
import { calibrationDefaults, calibrationLimits } from '#calibration/defaults'
import type { FilesWanted } from '../calibrate/plan-files.ts'
import { UsageError, type CommandArguments } from './command.ts'

type Values = CommandArguments['values']

const MODELS: readonly ModelName[] = ['rasch', '1pl', '2pl', '3pl', 'grm', 'gpcm']
/** Options that say how responses are calibrated: none of them goes with a calibration that is there already. */
const CALIBRATING = [
  'model',
  'out',
  'format',
  'prior',
  'anchors',
  'group',
  'policy',
  'points',
  'tolerance',
  'se',
  'report',
]

/** What `assay calibrate` is asked to do. */
export interface CalibrateArguments {
  /** a calibration that is applied instead of a new one */
  readonly from: string | undefined
  /** bank that it is applied to */
  readonly apply: string | undefined
  readonly isDry: boolean
  readonly out: string
  /** folder of the page */
  readonly report: string | undefined
  readonly isJson: boolean
  /** threads, integer ≥ 1 */
  readonly jobs: number
  readonly wanted: Omit<FilesWanted, 'cwd'>
}

/** @throws UsageError where the arguments make no sense together */
export function readArguments(values: Values, [responses, ...others]: readonly string[]): CalibrateArguments {
  const from = textOf(values['from'])
  const apply = textOf(values['apply'])
  const isDry = values['dry-run'] === true
  if (from !== undefined && apply === undefined)
    throw new UsageError('--from names what --apply BANK is to apply: name the bank')
  if (isDry && apply === undefined)
    throw new UsageError('--dry-run shows the plan of --apply BANK: name the bank')
  if (others.length > 0)
    throw new UsageError(`name one file or folder of responses, not ${others.length + 1}`)
  const isNew = from === undefined
  if (!isNew && responses !== undefined)
    throw new UsageError('--from applies a calibration that is there: leave the responses out, or --from')
  const idle = isNew ? undefined : CALIBRATING.find((name) => values[name] !== undefined)
  if (idle !== undefined) throw new UsageError(`--${idle} calibrates anew and does not go with --from`)
  if (isNew && responses === undefined)
    throw new UsageError('name the responses: a CSV, JSONL or Parquet file, or a folder of scored results')
  const { points } = calibrationLimits
  const model = oneOf(values['model'], 'model', MODELS)
  const out = textOf(values['out'])
  if (isNew && model === undefined) throw new UsageError(`say --model: ${MODELS.join(', ')}`)
  if (isNew && out === undefined) throw new UsageError('say --out FILE: where the parameters are written')
  const format = oneOf(values['format'], 'format', ['wide', 'long'] as const)
  const group = textOf(values['group'])
  const policy = oneOf(values['policy'], 'policy', ['forbidden', 'allowed'] as const)
  const anchors = textOf(values['anchors'])
  return {
    from,
    apply,
    isDry,
    out: out ?? '',
    report: textOf(values['report']),
    isJson: values['json'] === true,
    jobs: wholeNumber(values['jobs'], 'jobs', 1, 256) ?? availableParallelism(),
    wanted: {
      responses: responses ?? '',
      model: model ?? '2pl',
      ...(format === undefined ? {} : { format }),
      ...(group === undefined ? {} : { group }),
      ...(policy === undefined ? {} : { policy }),
      ...(anchors === undefined ? {} : { anchors }),
      prior: textOf(values['prior']) ?? calibrationDefaults.prior,
      points:
        wholeNumber(values['points'], 'points', points.least, points.most) ?? calibrationDefaults.points,
      tolerance: readTolerance(values['tolerance']),
      withErrors: (oneOf(values['se'], 'se', ['oakes', 'none'] as const) ?? 'oakes') === 'oakes',
      isStrict: values['strict'] === true,
    },
  }
}

function readTolerance(value: unknown): number {
  if (value === undefined) return calibrationDefaults.tolerance
  const tolerance = Number(value)
  if (
    typeof value === 'string' &&
    value.trim() !== '' &&
    tolerance > 0 &&
    tolerance <= calibrationLimits.tolerance.most
  )
    return tolerance
  throw new UsageError(`--tolerance is "${String(value)}", expected a number above 0 and at most 0.1`)
}

function wholeNumber(value: unknown, name: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (String(value).trim() !== '' && Number.isInteger(number) && number >= least && number <= most)
    return number
  throw new UsageError(`--${name} is "${String(value)}", expected a whole number from ${least} to ${most}`)
}

function oneOf<T extends string>(value: unknown, name: string, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw new UsageError(`--${name} is "${String(value)}", expected ${known.join(', ')}`)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
