import type { ItemParameters } from '#schemas/parameters'
import { adjusted } from '../dif/adjusted.ts'
import { scoreMoments } from '../fit/score-moments.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { inverseOf } from '../numeric/cholesky.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import { log } from '../numeric/log.ts'
import type { WeightedAbilities } from './characteristic-curves.ts'
import { driftWords } from './drift-words.ts'
import { link, normalAbilities, type Link, type LinkOptions } from './link.ts'
import { relink, relinkCovariance, type Scale } from './relink.ts'

/** An item as one calibration found it. */
export interface DriftItem {
  readonly parameters: ItemParameters
  /** of (a, b…, c) by rows, as a calibration gives it; undefined where it is not known */
  readonly covariance?: Float64Array | undefined
}

/** How drift is looked for. */
export interface DriftOptions extends LinkOptions {
  /** level of the tests, after adjustment for the number of items, in (0, 1); .01 if absent */
  readonly level?: number
  /** smallest root mean square difference of expected scores, as a share of the highest score, that matters; .05 if absent */
  readonly leastRmsd?: number
  /** smallest share of the items that have to stay anchors, in (0, 1]; .5 if absent */
  readonly leastAnchors?: number
  /** items that may be anchors, by place; all if absent */
  readonly anchors?: readonly number[]
}

/** What became of one item between two calibrations, on the scale of the later one's partner. */
export interface ItemDrift {
  readonly item: number
  /** whether the link goes by it */
  readonly isAnchor: boolean
  /** the item of the first calibration on the scale of the second */
  readonly linked: ItemParameters
  /** second minus first mean of b, in logits; > 0 where the item became harder */
  readonly b: number
  /** second minus first ln a */
  readonly lnA: number
  /** differences in robust standard deviations of the anchors' differences: (difference − median)/(.74 · IQR) */
  readonly robustZ: { readonly b: number; readonly lnA: number }
  /** χ² test that all parameters are the same; undefined without covariances */
  readonly wald: { readonly statistic: number; readonly df: number; readonly p: number } | undefined
  /** weighted mean of squared differences of expected scores (D²), as a share of the highest score squared */
  readonly squaredDistance: number
  /** its root */
  readonly rmsd: number
  /** whether it changed significantly and by as much as matters */
  readonly drifted: boolean
  /** all that in a sentence */
  readonly words: string
}

/** What became of a pool between two calibrations. */
export interface Drift {
  readonly link: Link
  readonly items: readonly ItemDrift[]
  /** items that were taken out of the anchors, in this order */
  readonly dropped: readonly number[]
  /** false where more anchors should go than may: then the scales have no safe link */
  readonly isStable: boolean
}

/** Robust z beyond which a difference counts where standard errors are not known: 1 % of a normal distribution. */
const ROBUST_LIMIT = 2.5758293035489004
/** The interquartile range of the standard normal distribution is 1/.74 (Huynh and Meyer 2010). */
const IQR_SHARE = 0.74

/**
 * Parameter drift (Goldstein 1983) between two calibrations of the same items. Scales are linked by all anchors; the anchor
 * that changed most of those that changed significantly and by as much as matters is dropped; and again, until none is left.
 *
 * Wald's test takes the two calibrations as independent and the link as known (Lord 1980, p. 223). The distance of expected
 * scores is taken over N(0, 1) on the second scale, or over what `abilities` says.
 *
 * @param first items as the first calibration found them
 * @param second the same items, in the same order, as the second one did
 * @throws RangeError where items do not correspond
 */
export function drift(
  first: readonly DriftItem[],
  second: readonly DriftItem[],
  options: DriftOptions = {},
): Drift {
  const { level = 0.01, leastRmsd = 0.05, leastAnchors = 0.5 } = options
  const { abilities = normalAbilities({ low: -4, high: 4, points: 81 }) } = options
  const candidates = options.anchors ?? first.map((_, i) => i)
  if (first.length !== second.length)
    throw new RangeError(`the same items are expected twice, received ${first.length} and ${second.length}`)
  let anchors = candidates
  const dropped: number[] = []
  for (;;) {
    const scale = link(
      anchors.flatMap((i) => first[i]?.parameters ?? []),
      anchors.flatMap((i) => second[i]?.parameters ?? []),
      options,
    )
    const items = compareItems(first, second, { scale, anchors, abilities, level, leastRmsd })
    const worst = anchors
      .flatMap((i) => items[i] ?? [])
      .filter((item) => item.drifted)
      .sort((one, other) => surprise(other) - surprise(one))[0]
    const isEnough = anchors.length - 1 >= Math.max(2, leastAnchors * candidates.length)
    if (worst === undefined || !isEnough)
      return { link: scale, items, dropped, isStable: worst === undefined }
    dropped.push(worst.item)
    anchors = anchors.filter((i) => i !== worst.item)
  }
}

interface Comparison {
  readonly scale: Scale
  readonly anchors: readonly number[]
  readonly abilities: WeightedAbilities
  readonly level: number
  readonly leastRmsd: number
}

function compareItems(
  first: readonly DriftItem[],
  second: readonly DriftItem[],
  { scale, anchors, abilities, level, leastRmsd }: Comparison,
): readonly ItemDrift[] {
  const isAnchor = new Set(anchors)
  const found = first.map((item, i) => {
    const other = second[i] ?? item
    const linked = relink(item.parameters, scale)
    return {
      linked,
      b: location(other.parameters) - location(linked),
      lnA: log(other.parameters.a) - log(linked.a),
      wald: waldOf(item, other, linked, scale),
      squaredDistance: squaredDistance(linked, other.parameters, abilities),
    }
  })
  const ofAnchors = found.filter((_, i) => isAnchor.has(i))
  const zB = robust(ofAnchors.map(({ b }) => b))
  const zLnA = robust(ofAnchors.map(({ lnA }) => lnA))
  const p = adjusted(found.map(({ wald }) => wald?.p ?? NaN))
  return found.map((item, i) => {
    const robustZ = { b: zB(item.b), lnA: zLnA(item.lnA) }
    const isSignificant =
      item.wald === undefined
        ? Math.max(Math.abs(robustZ.b), Math.abs(robustZ.lnA)) > ROBUST_LIMIT
        : (p[i] ?? 1) < level
    const rmsd = Math.sqrt(item.squaredDistance)
    const drifted = isSignificant && rmsd >= leastRmsd
    return {
      ...item,
      item: i,
      isAnchor: isAnchor.has(i),
      robustZ,
      rmsd,
      drifted,
      words: driftWords({ ...item, drifted }),
    }
  })
}

/** How far an item is from what it was, to find the worst: in standard errors where these are known. */
function surprise({ wald, robustZ }: ItemDrift): number {
  return wald === undefined ? Math.max(Math.abs(robustZ.b), Math.abs(robustZ.lnA)) : wald.statistic / wald.df
}

function location({ b }: ItemParameters): number {
  return typeof b === 'number' ? b : b.reduce((sum, threshold) => sum + threshold, 0) / b.length
}

/** ξ'Σ⁻¹ξ of the differences of all parameters that were estimated. */
function waldOf(
  first: DriftItem,
  second: DriftItem,
  linked: ItemParameters,
  scale: Scale,
): ItemDrift['wald'] {
  if (first.covariance === undefined || second.covariance === undefined) return undefined
  const thresholds = typeof linked.b === 'number' ? 1 : linked.b.length
  const [one, other] = [relinkCovariance(first.covariance, thresholds, scale), second.covariance]
  if (one.length !== other.length) return undefined
  const size = Math.floor(Math.sqrt(one.length) + 0.5)
  const [from, to] = [coordinates(linked), coordinates(second.parameters)]
  const kept: number[] = []
  for (let j = 0; j < size; j++)
    if ((one[j * size + j] ?? 0) > 0 && (other[j * size + j] ?? 0) > 0) kept.push(j)
  const sum = Float64Array.from({ length: kept.length * kept.length }, (_, cell) => {
    const at = (kept[Math.floor(cell / kept.length)] ?? 0) * size + (kept[cell % kept.length] ?? 0)
    return (one[at] ?? 0) + (other[at] ?? 0)
  })
  const inverse = inverseOf(sum, kept.length)
  if (inverse === undefined || kept.length === 0) return undefined
  const difference = kept.map((j) => (to[j] ?? 0) - (from[j] ?? 0))
  let statistic = 0
  difference.forEach((x, i) =>
    difference.forEach((y, j) => (statistic += x * y * (inverse[i * kept.length + j] ?? 0))),
  )
  return { statistic, df: kept.length, p: chiSquareTail(statistic, kept.length) }
}

/** a, then b…, then c: the order of covariances. */
function coordinates(parameters: ItemParameters): readonly number[] {
  const { a, b } = parameters
  return [a, ...(typeof b === 'number' ? [b] : b), ...('c' in parameters ? [parameters.c] : [])]
}

function squaredDistance(
  one: ItemParameters,
  other: ItemParameters,
  { theta, weights }: WeightedAbilities,
): number {
  const highest = highestCategory(one)
  const [first, second] = [scoreMoments(one), scoreMoments(other)]
  const at = { mean: 0, variance: 0, fourth: 0 }
  let [sum, total] = [0, 0]
  theta.forEach((point, q) => {
    first(point, at)
    const before = at.mean
    second(point, at)
    const difference = (at.mean - before) / highest
    sum += (weights[q] ?? 0) * difference * difference
    total += weights[q] ?? 0
  })
  return sum / total
}

/** @returns what turns a difference into a robust z by the median and the interquartile range of all */
function robust(differences: readonly number[]): (difference: number) => number {
  const sorted = Float64Array.from(differences).sort()
  const quantile = (share: number): number => {
    const at = share * (sorted.length - 1)
    const low = sorted[Math.floor(at)] ?? 0
    return low + (at - Math.floor(at)) * ((sorted[Math.floor(at) + 1] ?? low) - low)
  }
  const median = quantile(0.5)
  const spread = IQR_SHARE * (quantile(0.75) - quantile(0.25))
  return (difference) => {
    const distance = difference - median
    // all alike but for rounding: nothing stands out
    return Math.abs(distance) < ROUNDING ? 0 : distance / spread
  }
}

const ROUNDING = 1e-9
