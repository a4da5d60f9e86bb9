import { DEFAULT_PRIOR, log, NO_PRIOR, type ItemPrior, type ModelName, type Normal } from '#adaptive'
import type { Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import { faultOf, type FiledItem, type GivenCalibration } from './calibration-file.ts'

/** What is held of each item before the data. */
export interface Priors {
  readonly items: readonly ItemPrior[]
  /** for the file and the reader: none, default, or the name of a file */
  readonly name: string
  /** items that a prior file says nothing of, which have the default prior */
  readonly unnamed: number
}

/** No priors, the default ones, or those of a file. */
export type WantedPrior = 'none' | 'default' | GivenCalibration

interface PriorsWanted {
  readonly wanted: WantedPrior
  readonly model: ModelName
  /** names by place */
  readonly items: readonly string[]
  /** scores that occur, ascending, by place */
  readonly scores: readonly (readonly number[])[]
}

/**
 * The priors of all items. A file gives a lognormal prior on a with SD se(a)/a and a normal one on b with SD se(b); items
 * without variance have the default prior even where none is wanted, since nothing else says anything about them.
 *
 * @param diagnostics receives every fault of the file, with its place
 * @returns undefined where anything is wrong
 */
export function readPriors(
  { wanted, model, items, scores }: PriorsWanted,
  diagnostics: Diagnostic[],
): Priors | undefined {
  if (wanted === 'none' || wanted === 'default') {
    const prior = wanted === 'none' ? NO_PRIOR : DEFAULT_PRIOR
    const own = items.map((_, i) => ((scores[i]?.length ?? 0) < 2 ? DEFAULT_PRIOR : prior))
    // a common slope takes the first item's prior
    const isFree = model === '1pl' && wanted === 'none'
    return { items: isFree ? own.map(withoutSlope) : own, name: wanted, unnamed: 0 }
  }
  const before = diagnostics.length
  const read = wanted.read('prior', diagnostics)
  if (read === undefined) return undefined
  const report = reportInto(diagnostics, wanted.name)
  const named = new Map<string, FiledItem>()
  for (const [index, item] of read.calibration.items.entries()) {
    const tell = (key: string, code: string, message: string, help?: string) =>
      report.error(`prior/${code}`, read.source().rangeOf(['items', index, key]), message, help)
    const fault = faultOf(item)
    if (named.has(item.id)) tell('id', 'same-item', `Unexpected second prior of \`${item.id}\``)
    else if (item.model !== model)
      tell(
        'model',
        'model',
        `Unexpected prior of model ${item.model}, expected ${model}, which is calibrated`,
      )
    else if (fault) tell(fault.key, 'parameters', fault.message)
    else if (!hasErrors(item))
      tell(
        'se',
        'no-error',
        'Unexpected error 0, expected the standard deviation of the prior',
        'Items that are known without error are --anchors',
      )
    named.set(item.id, item)
  }
  if (diagnostics.length > before) return undefined
  const own = items.map((id, i) => {
    const item = named.get(id)
    return item === undefined ? DEFAULT_PRIOR : priorOf(item, scores[i] ?? [])
  })
  return { items: own, name: wanted.name, unnamed: items.filter((id) => !named.has(id)).length }
}

function withoutSlope({ b, c }: ItemPrior): ItemPrior {
  return { ...(b === undefined ? {} : { b }), ...(c === undefined ? {} : { c }) }
}

function hasErrors(item: FiledItem): boolean {
  const errors = typeof item.se.b === 'number' ? [item.se.b] : item.se.b
  return (item.model === 'rasch' || item.se.a > 0) && errors.every((error) => error > 0)
}

/** @param scores that the item's categories stand for in these data */
function priorOf(item: FiledItem, scores: readonly number[]): ItemPrior {
  const lnA = item.model === 'rasch' ? undefined : { mean: log(item.a), sd: item.se.a / item.a }
  const c = item.model === '3pl' ? betaOf(item.c ?? 0, item.se.c ?? 0) : undefined
  return {
    ...(lnA === undefined ? {} : { lnA }),
    b: thresholdsOf(item, scores),
    ...(c === undefined ? {} : { c }),
  }
}

/** The threshold below each score that occurs; the default where the file has none. */
function thresholdsOf(item: FiledItem, scores: readonly number[]): readonly Normal[] {
  if (item.model !== 'grm' && item.model !== 'gpcm') return [{ mean: item.b, sd: item.se.b }]
  const { b, se, categories } = item
  const other = DEFAULT_PRIOR.b?.[0] ?? { mean: 0, sd: 2 }
  const reached = scores.length < 2 ? b.map((_, k) => k + 1) : scores.slice(1)
  return reached.map((score): Normal => {
    const place = (categories === undefined ? score : categories.indexOf(score)) - 1
    const [mean, sd] = [b[place], se.b[place]]
    return mean === undefined || sd === undefined ? other : { mean, sd }
  })
}

/** The Beta distribution with this mean and standard deviation; the default where none has both parameters above 1. */
function betaOf(mean: number, sd: number): ItemPrior['c'] {
  const size = (mean * (1 - mean)) / (sd * sd) - 1
  const [alpha, beta] = [mean * size, (1 - mean) * size]
  return alpha >= 1 && beta >= 1 && size < Infinity ? { alpha, beta } : DEFAULT_PRIOR.c
}
