import type { ItemParameters } from '#schemas/parameters'
import { calibrate, type Calibration } from '../calibrate/calibrate.ts'
import type { CreateExecutor } from '../calibrate/executor.ts'
import type { ModelName } from '../calibrate/item-model.ts'
import { latentWeights } from '../calibrate/latent.ts'
import { DEFAULT_PRIOR, NO_PRIOR, type ItemPrior } from '../calibrate/prior.ts'
import { scoreMoments } from '../fit/score-moments.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import type { EtsClass } from './ets-class.ts'
import { splitByGroup } from './split-by-group.ts'

/** The comparison of two groups on one item by item response theory. */
export interface LikelihoodRatio {
  /** χ², twice the gain in log-likelihood when the item has parameters of its own in the focal group */
  readonly statistic: number
  /** parameters that the item gains by it */
  readonly df: number
  /** p-value in [0, 1] */
  readonly p: number
  /** the item in the reference and in the focal group, on the scale on which the reference group is N(0, 1) */
  readonly reference: ItemParameters
  readonly focal: ItemParameters
  /** expected score in the focal group's curve minus that in the reference group's, averaged over the focal group's abilities, as a share of the highest score; < 0 where the reference group is favoured */
  readonly difference: number
  /** the same of absolute differences: above |difference| where the curves cross */
  readonly unsigned: number
  /** whether both calibrations converged */
  readonly converged: boolean
}

/** How the calibrations are made. */
export interface LikelihoodRatioOptions {
  readonly model: ModelName
  /** items whose parameters are the same in both groups, apart from the studied one; at least one */
  readonly anchors: readonly number[]
  /** items to study; all if absent */
  readonly studied?: readonly number[]
  /** maximum likelihood if absent, except for c, which then has its default prior */
  readonly prior?: ItemPrior
  readonly grid?: Grid
  /** of the calibrations, see `calibrate`; 1e-4 if absent, which costs the statistic less than 1e-3 */
  readonly tolerance?: number
  readonly executor?: CreateExecutor
  /** is told how many of the studied items are done */
  readonly onProgress?: (done: number, of: number) => void
}

const TOLERANCE = 1e-4
/** Without any prior the data seldom decide c. */
const GUESSING_PRIOR: ItemPrior = DEFAULT_PRIOR.c === undefined ? NO_PRIOR : { c: DEFAULT_PRIOR.c }

/**
 * Likelihood-ratio tests (Thissen, Steinberg and Wainer 1993): the model in which the studied item is the same in both groups
 * against the one in which it is free, both calibrated with the focal group's mean and SD free and the anchors the same.
 * Items that are neither anchors nor studied are free in both. Missing by design is fine.
 *
 * @param pair responses of groups 0 (reference) and 1 (focal), see `groupPair`
 * @returns by item; undefined for items that are not studied or that one of the groups cannot show a difference on
 * @throws RangeError where nothing else than the studied item could be an anchor
 */
export async function likelihoodRatios(
  pair: Responses,
  options: LikelihoodRatioOptions,
): Promise<readonly (LikelihoodRatio | undefined)[]> {
  const { model, anchors, studied = Array.from({ length: pair.items }, (_, i) => i) } = options
  const isAnchor = new Set(anchors)
  const freed = Array.from({ length: pair.items }, (_, i) => i).filter((i) => !isAnchor.has(i))
  if (studied.some((i) => anchors.every((anchor) => anchor === i)))
    throw new RangeError('at least one anchor besides the studied item is needed')
  const fit = (split: readonly number[]): Promise<Calibration> =>
    calibrate(
      splitByGroup(pair, split),
      {
        model,
        prior: options.prior ?? (model === '3pl' ? GUESSING_PRIOR : NO_PRIOR),
        withErrors: false,
        ...(options.grid && { grid: options.grid }),
        tolerance: options.tolerance ?? TOLERANCE,
      },
      options.executor && { executor: options.executor },
    )
  // with all anchors together: the smaller model of every anchor, the larger one of every other item
  const common = await fit(freed)
  const found: (LikelihoodRatio | undefined)[] = Array.from({ length: pair.items }, () => undefined)
  let done = 0
  for (const i of studied) {
    const others = freed.filter((j) => j !== i)
    const split = [...others, i]
    const same = isAnchor.has(i) ? common : await fit(others)
    const free = isAnchor.has(i) ? await fit(split) : common
    const place = pair.items + (isAnchor.has(i) ? split.length - 1 : freed.indexOf(i))
    found[i] = compared(same, free, i, place)
    options.onProgress?.(++done, studied.length)
  }
  return found
}

function compared(
  same: Calibration,
  free: Calibration,
  item: number,
  place: number,
): LikelihoodRatio | undefined {
  const reference = free.items[item]
  const focal = free.items[place]
  const df = free.parameters - same.parameters
  if (reference === undefined || focal === undefined || df < 1) return undefined
  const statistic = Math.max(0, 2 * (free.logLikelihood - same.logLikelihood))
  const abilities = abilitiesOf(free.grid)
  const weights = latentWeights(abilities, free.latent[1] ?? { mean: 0, sd: 1 })
  const [one, other] = [scoreMoments(reference.parameters), scoreMoments(focal.parameters)]
  const at = { mean: 0, variance: 0, fourth: 0 }
  let [difference, unsigned] = [0, 0]
  abilities.forEach((theta, q) => {
    other(theta, at)
    const focalMean = at.mean
    one(theta, at)
    difference += (weights[q] ?? 0) * (focalMean - at.mean)
    unsigned += (weights[q] ?? 0) * Math.abs(focalMean - at.mean)
  })
  const highest = Math.max(highestCategory(reference.parameters), highestCategory(focal.parameters))
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    reference: reference.parameters,
    focal: focal.parameters,
    difference: difference / highest,
    unsigned: unsigned / highest,
    converged: same.converged && free.converged,
  }
}

/**
 * The class of a model-based difference, by the bounds that ETS has for the standardised difference of proportions
 * (Dorans and Kulick 1986): A where it is not significant (5 %) or at most .05, C above .10, B between. The unsigned one is taken, so
 * that curves that cross count.
 */
export function classOfLikelihoodRatio({ p, unsigned }: LikelihoodRatio): EtsClass {
  if (unsigned <= 0.05 || !(p < 0.05)) return 'A'
  return unsigned > 0.1 ? 'C' : 'B'
}
