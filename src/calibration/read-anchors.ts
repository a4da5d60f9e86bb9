import { highestCategory, type ModelName } from '#adaptive'
import { suggest, type Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import type { ItemParameters } from '#schemas/parameters'
import { faultOf, parametersOf, type FiledItem, type GivenCalibration } from './calibration-file.ts'

/** Items that are held where a file says. */
export interface Anchors {
  /** by place of the item; undefined for the free ones */
  readonly parameters: readonly (ItemParameters | undefined)[]
  /** the same as the file has them, with their errors */
  readonly filed: readonly (FiledItem | undefined)[]
  /** scores that the categories stand for, by place, where the file names them */
  readonly scores: readonly (readonly number[] | undefined)[]
  /** the scale that the file names */
  readonly scale: string | undefined
}

/** What is wrong with an anchor, and the key that it is about. */
interface AnchorFault {
  readonly key: string
  readonly message: string
  readonly help?: string
}

interface AnchorsWanted {
  readonly given: GivenCalibration
  readonly model: ModelName
  /** names by place */
  readonly items: readonly string[]
  /** scores that occur, ascending, by place */
  readonly scores: readonly (readonly number[])[]
}

/** Largest |b| that an anchor may have, in logits: there is no ability near it. */
const FARTHEST = 10

/** Which models an anchor may follow where another is fitted: those that it contains. */
const CONTAINED: Readonly<Record<ModelName, readonly FiledItem['model'][]>> = {
  rasch: ['rasch'],
  '1pl': ['rasch', '1pl', '2pl'],
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
  { given, model, items, scores }: AnchorsWanted,
  diagnostics: Diagnostic[],
): Anchors | undefined {
  const before = diagnostics.length
  const read = given.read('anchors', diagnostics)
  if (read === undefined) return undefined
  const report = reportInto(diagnostics, given.name)
  const parameters: (ItemParameters | undefined)[] = items.map(() => undefined)
  const filed: (FiledItem | undefined)[] = items.map(() => undefined)
  let first: FiledItem | undefined
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
    const fault: AnchorFault | undefined =
      faultOf(item) ?? faultOnScale(item, model, scores[place] ?? []) ?? faultOfSlope(item, model, first)
    first ??= item
    if (fault) tell(fault.key, 'parameters', fault.message, fault.help)
    else parameters[place] = parametersOf(item)
  }
  if (diagnostics.length > before) return undefined
  return {
    parameters,
    filed,
    scores: filed.map((item) => (item === undefined ? undefined : item.categories)),
    scale: read.calibration.scale,
  }
}

/** The items of a 1PL share one slope, which is that of its anchors. */
function faultOfSlope(
  item: FiledItem,
  model: ModelName,
  first: FiledItem | undefined,
): AnchorFault | undefined {
  if (model !== '1pl' || first === undefined || item.a === first.a) return undefined
  return {
    key: 'a',
    message: `Unexpected slope ${item.a} where \`${first.id}\` has ${first.a}: items of a 1pl calibration share one`,
    help: 'Keep the anchors of one slope, or calibrate with --model 2pl, where each item has its own',
  }
}

function faultOnScale(item: FiledItem, model: ModelName, scores: readonly number[]): AnchorFault | undefined {
  const contained = CONTAINED[model]
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
  const categories = highestCategory(parametersOf(item)) + 1
  const stated = item.categories
  if (stated === undefined) {
    const highest = scores.at(-1) ?? 0
    return highest < categories
      ? undefined
      : {
          key: 'b',
          message: `Unexpected anchor with scores up to ${categories - 1}, expected ${highest}: the responses have that score`,
        }
  }
  if (stated.length !== categories || stated.some((score, k) => k > 0 && score <= (stated[k - 1] ?? 0)))
    return {
      key: 'categories',
      message: `Unexpected scores ${stated.join(', ')}, expected ${categories} in rising order, one more than thresholds`,
    }
  const foreign = scores.find((score) => !stated.includes(score))
  return foreign === undefined
    ? undefined
    : {
        key: 'categories',
        message: `Unexpected anchor that has no threshold for the score ${foreign}, which the responses have`,
        help: 'Its own calibration had nobody with that score: leave the item free',
      }
}
