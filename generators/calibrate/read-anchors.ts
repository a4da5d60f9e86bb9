import { highestCategory, type ModelName } from '#adaptive'
import { suggest, type Diagnostic } from '#schemas/diagnose/index'
import type { ItemParameters } from '#schemas/parameters'
import { reportInto } from '../compile/report.ts'
import { faultOf, parametersOf, readCalibrationFile, type FiledItem } from './calibration-file.ts'

/** Items that are held where a file says. */
export interface Anchors {
  /** by place of the item; undefined for the free ones */
  readonly parameters: readonly (ItemParameters | undefined)[]
  /** the same as the file has them, with their errors */
  readonly filed: readonly (FiledItem | undefined)[]
  /** the scale that the file names */
  readonly scale: string | undefined
}

interface AnchorsWanted {
  readonly file: string
  readonly cwd: string
  readonly model: ModelName
  /** names by place */
  readonly items: readonly string[]
  /** highest score that occurs, by place */
  readonly highest: Uint8Array
}

/** Largest |b| that an anchor may have, in logits: there is no ability near it. */
const FARTHEST = 10

/** Which models an anchor may follow where another is fitted: those that it contains. */
const CONTAINED: Readonly<Record<ModelName, readonly FiledItem['model'][]>> = {
  rasch: ['rasch'],
  '1pl': [],
  '2pl': ['rasch', '1pl', '2pl'],
  '3pl': ['3pl'],
  grm: ['grm'],
  gpcm: ['gpcm'],
}

/**
 * Reads the items that a calibration holds fixed.
 *
 * @param diagnostics receives every fault, with its place in the file
 * @returns undefined where anything is wrong
 */
export function readAnchors(
  { file, cwd, model, items, highest }: AnchorsWanted,
  diagnostics: Diagnostic[],
): Anchors | undefined {
  const before = diagnostics.length
  const read = readCalibrationFile({ file, cwd, area: 'anchors' }, diagnostics)
  if (read === undefined) return undefined
  const report = reportInto(diagnostics, file)
  const parameters: (ItemParameters | undefined)[] = items.map(() => undefined)
  const filed: (FiledItem | undefined)[] = items.map(() => undefined)
  const placeOf = new Map(items.map((id, place) => [id, place]))
  if (read.calibration.items.length === 0)
    report.error('anchors/empty', read.source().rangeOf(['items']), 'Missing anchors: the list is empty')
  for (const [index, item] of read.calibration.items.entries()) {
    const tell = (key: string, code: string, message: string, help?: string) =>
      report.error(`anchors/${code}`, read.source().rangeOf(['items', index, key]), message, help)
    const place = placeOf.get(item.id)
    if (place === undefined) {
      const meant = suggest(item.id, [...items])
      tell(
        'id',
        'unknown-item',
        `Unexpected anchor \`${item.id}\`, expected an item of the responses`,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      )
      continue
    }
    if (filed[place] !== undefined) {
      tell('id', 'same-item', `Unexpected second anchor \`${item.id}\``)
      continue
    }
    filed[place] = item
    const fault = faultOf(item) ?? faultOnScale(item, model, highest[place] ?? 0)
    if (fault) tell(fault.key, 'parameters', fault.message)
    else parameters[place] = parametersOf(item)
  }
  if (diagnostics.length > before) return undefined
  return { parameters, filed, scale: read.calibration.scale }
}

function faultOnScale(item: FiledItem, model: ModelName, highest: number) {
  const contained = CONTAINED[model]
  if (contained.length === 0)
    return {
      key: 'model',
      message: `Unexpected anchor in a ${model} calibration, whose items share one slope that is estimated: expected model rasch or 2pl`,
    }
  if (!contained.includes(item.model))
    return {
      key: 'model',
      message: `Unexpected anchor of model ${item.model} in a ${model} calibration, expected ${contained.join(' or ')}`,
    }
  if (item.model === 'rasch' && item.a !== 1)
    return { key: 'a', message: `Unexpected slope ${item.a} of a rasch item, expected 1` }
  const thresholds = typeof item.b === 'number' ? [item.b] : item.b
  const far = thresholds.find((b) => Math.abs(b) > FARTHEST)
  if (far !== undefined)
    return {
      key: 'b',
      message: `Unexpected difficulty ${far} outside the scale, expected one in [−${FARTHEST}, ${FARTHEST}]`,
    }
  if (item.categories?.some((score, k) => score !== k))
    return {
      key: 'categories',
      message: `Unexpected anchor whose thresholds leave scores out, expected one for every score from 0 to ${highest}`,
    }
  const most = highestCategory(parametersOf(item))
  return highest > most
    ? {
        key: 'b',
        message: `Unexpected anchor with scores up to ${most}, expected ${highest}: the responses have that score`,
      }
    : undefined
}
