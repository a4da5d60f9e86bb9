import { drift, highestCategory, type Drift, type ItemDrift } from '#adaptive'
import type { ApplyPlan, ParameterChange } from './apply-plan.ts'
import type { ScaleCalibration } from './bank-scale.ts'
import { parametersOf, type FiledItem } from './calibration-file.ts'

/** One item of a bank before and after a calibration is applied. */
export interface ComparedItem {
  readonly change: ParameterChange
  /** as the bank's calibration has it now; undefined where the item goes by its prior */
  readonly before: FiledItem | undefined
  /** as it would have it then */
  readonly after: FiledItem | undefined
  /** how it changed beside the others; undefined where it is not in both calibrations, or `linking` says why not */
  readonly drift: ItemDrift | undefined
}

/** What a plan changes, item by item, and how the two scales hang together. */
export interface ComparedCalibrations {
  readonly items: readonly ComparedItem[]
  /** the scale of the bank's calibration against that of the new one, by the items that are in both */
  readonly linking:
    | (Pick<Drift, 'link' | 'isStable'> & {
        /** items of both calibrations that changed too much to link by */
        readonly dropped: readonly string[]
        /** number of items of both calibrations */
        readonly common: number
      })
    | { readonly why: string }
}

/** Items below which no two scales can be told apart from changes of the items. */
const FEWEST = 3
/** Items of both calibrations beyond which linking would take minutes: the jackknife is quadratic in them. */
const MOST = 400

/**
 * Compares what a bank has with what a plan gives it: parameters before and after, and the drift of items that were
 * calibrated twice, once both scales are linked (Stocking and Lord).
 *
 * @param existing calibrations that the bank has, as they were given to `planApply`
 */
export function compareApplied(
  { changes, scale }: ApplyPlan,
  existing: readonly ScaleCalibration[],
): ComparedCalibrations {
  const old = existing.find((file) => file.scale === scale)
  const before = new Map(old?.calibration.items.map((item) => [item.id, item]))
  const pairs = changes.flatMap((change): readonly Pair[] => {
    const first = before.get(change.item)
    if (change.change !== 'recalibrated' || first === undefined) return []
    const isAlike = highestCategory(parametersOf(first)) === highestCategory(parametersOf(change.filed))
    return isAlike ? [{ id: change.item, first, second: change.filed }] : []
  })
  const found = driftOf(pairs)
  const drifts = new Map('why' in found ? [] : pairs.map(({ id }, place) => [id, found.items[place]]))
  return {
    items: changes.map((change) => ({
      change,
      before: before.get(change.item),
      after: 'filed' in change ? change.filed : undefined,
      drift: drifts.get(change.item),
    })),
    linking:
      'why' in found
        ? found
        : {
            link: found.link,
            isStable: found.isStable,
            dropped: found.dropped.map((place) => pairs[place]?.id ?? ''),
            common: pairs.length,
          },
  }
}

interface Pair {
  readonly id: string
  readonly first: FiledItem
  readonly second: FiledItem
}

function driftOf(pairs: readonly Pair[]): Drift | { readonly why: string } {
  if (pairs.length < FEWEST)
    return {
      why: `${pairs.length} ${pairs.length === 1 ? 'item is' : 'items are'} in both calibrations with the same scores, expected at least ${FEWEST}`,
    }
  if (pairs.length > MOST)
    return { why: `it would take minutes with more than ${MOST} items in both calibrations` }
  return drift(
    pairs.map(({ first }) => driftItemOf(first)),
    pairs.map(({ second }) => driftItemOf(second)),
  )
}

function driftItemOf(item: FiledItem) {
  const { uncertainty: _uncertainty, ...parameters } = parametersOf(item)
  return { parameters, covariance: item.cov && Float64Array.from(item.cov.flat()) }
}
