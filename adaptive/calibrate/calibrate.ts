import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import { inThread, type CreateExecutor } from './executor.ts'
import { fitModel, probabilitiesOf, weightsOf, type FitProgress, type FitTask } from './fit-model.ts'
import { LEAST_SLOPE, MOST_SLOPE, type ModelName } from './item-model.ts'
import type { LatentGroup } from './latent.ts'
import { observe, type Observed } from './observed.ts'
import { DEFAULT_PRIOR, NO_PRIOR, type ItemPrior } from './prior.ts'
import { layoutOf } from './layout.ts'
import { standardErrors } from './standard-errors.ts'

/** How a calibration is wanted. */
export interface CalibrationOptions {
  readonly model: ModelName
  /** where abilities are held; 61 points on [−6, 6] if absent */
  readonly grid?: Grid
  /** one prior for all items, or one for each; the default prior if absent */
  readonly prior?: ItemPrior | readonly ItemPrior[]
  /** parameters of items that are held where they are, by place; `undefined` for the others */
  readonly anchors?: readonly (ItemParameters | undefined)[]
  /**
   * Scores, ascending, that the categories of an anchor stand for, by place, where its own calibration left some out; 0, 1, …
   * where undefined.
   */
  readonly anchorScores?: readonly (readonly number[] | undefined)[]
  /** largest change of a parameter that counts as none, > 0; 1e-6 if absent */
  readonly tolerance?: number
  /** most passes over the data, integer ≥ 1; 500 if absent */
  readonly mostPasses?: number
  /** whether standard errors are wanted; they are if absent */
  readonly withErrors?: boolean
}

/** What is remarkable about an item's calibration. */
export type CalibrationRemark =
  'anchor' | 'nobody-answered' | 'no-variance' | 'unused-score' | 'does-not-separate' | 'separates-perfectly'

/** One item after calibration. */
export interface CalibratedItem {
  /** a in 1/logits, b in logits */
  readonly parameters: ItemParameters
  /** persons who answered it, with their weights */
  readonly persons: number
  /** scores that the model's categories stand for, ascending; 0 to m where all of them occur */
  readonly scores: readonly number[]
  /** mean score as a share of the highest of `scores`, in [0, 1] */
  readonly ease: number
  /** covariance of (a, b…, c), by rows; undefined for anchors and where no errors were wanted */
  readonly covariance: Float64Array | undefined
  readonly remarks: readonly CalibrationRemark[]
}

/** Item parameters estimated from responses. */
export interface Calibration {
  readonly model: ModelName
  readonly grid: Grid
  readonly items: readonly CalibratedItem[]
  /** ability in each group, in logits; standard errors are 0 where a number was not free */
  readonly latent: readonly {
    readonly mean: number
    readonly sd: number
    readonly se: { readonly mean: number; readonly sd: number }
  }[]
  /** marginal log-likelihood, priors left out */
  readonly logLikelihood: number
  /** free parameters */
  readonly parameters: number
  readonly passes: number
  readonly converged: boolean
  /** objective after each pass: marginal log-likelihood plus logarithm of the priors */
  readonly trace: readonly number[]
  /** largest change of a parameter in each pass */
  readonly changes: readonly number[]
  /** whether the standard errors come from the information of all parameters together; undefined without errors */
  readonly areErrorsJoint: boolean | undefined
}

const GRID: Grid = { low: -6, high: 6, points: 61 }

/**
 * Estimates item parameters by marginal maximum likelihood, or with priors maximum a posteriori, and their standard errors
 * from the observed information. Data may be missing by design; groups after the first have a mean and SD of their own;
 * with anchors all groups have.
 *
 * @param responses scores from 0; scores that nobody has are closed up, items without variance keep their prior
 * @param options how
 * @param hooks.executor where passes over the persons are made; in this thread if absent
 * @param hooks.onProgress is told after each pass; what it throws ends the calibration (a cancellation)
 * @throws RangeError where options do not fit the responses
 */
export async function calibrate(
  responses: Responses,
  options: CalibrationOptions,
  hooks: { readonly executor?: CreateExecutor; readonly onProgress?: (progress: FitProgress) => void } = {},
): Promise<Calibration> {
  const { grid = GRID, withErrors = true } = options
  const known = Array.from({ length: responses.items }, (_, i) => {
    const anchor = options.anchors?.[i]
    return anchor && scoresOf(anchor, options.anchorScores?.[i], i)
  })
  const observed = observe(responses, known)
  const task = taskOf(observed, options, grid)
  const executor = await (hooks.executor ?? inThread)(observed.responses, task.layout)
  const fit = await fitModel(task, executor.pass, hooks.onProgress)
  const abilities = abilitiesOf(grid)
  const errors = withErrors
    ? await standardErrors(
        task,
        fit,
        await executor.pass(probabilitiesOf(fit, task.layout, abilities), weightsOf(fit.latent, abilities)),
        executor.covariance,
      )
    : undefined
  const items = fit.working.map((working, i): CalibratedItem => {
    const anchor = task.anchors[i]
    const shared = {
      persons: observed.persons[i] ?? 0,
      scores: observed.scores[i] ?? [],
      ease: observed.ease[i] ?? 0,
    }
    if (anchor !== undefined)
      return { ...shared, parameters: anchor, covariance: undefined, remarks: ['anchor'] }
    const parameters =
      working === undefined
        ? priorMean(options.model, task.priors[i] ?? NO_PRIOR, fit.slope)
        : fit.model.report(working, fit.slope)
    return {
      ...shared,
      parameters,
      covariance: errors?.items[i],
      remarks: remarksOf(shared, parameters),
    }
  })
  return {
    model: options.model,
    grid,
    items,
    latent: fit.latent.map(({ mean, sd }, g) => ({ mean, sd, se: errors?.latent[g] ?? { mean: 0, sd: 0 } })),
    logLikelihood: fit.logLikelihood,
    parameters: freeParameters(task),
    passes: fit.trace.length,
    converged: fit.converged,
    trace: fit.trace,
    changes: fit.changes,
    areErrorsJoint: errors?.isJoint,
  }
}

/** The scores that an anchor's categories stand for. */
function scoresOf(
  anchor: ItemParameters,
  scores: readonly number[] | undefined,
  i: number,
): readonly number[] {
  const categories = highestCategory(anchor) + 1
  if (scores === undefined) return Array.from({ length: categories }, (_, k) => k)
  if (scores.length !== categories || scores.some((score, k) => k > 0 && score <= (scores[k - 1] ?? 0)))
    throw new RangeError(
      `item ${i}: expected ${categories} ascending scores of its categories, received ${scores.join(', ')}`,
    )
  return scores
}

/** The slope that the anchors give to all items of a 1PL; undefined where it is free. */
function anchoredSlope(
  model: ModelName,
  anchors: readonly (ItemParameters | undefined)[],
): number | undefined {
  if (model !== '1pl') return undefined
  const slopes = anchors.flatMap((anchor) => (anchor === undefined ? [] : [anchor.a]))
  if (slopes.some((a) => a !== slopes[0]))
    throw new RangeError(`anchors of a 1pl calibration share one slope, received ${slopes.join(', ')}`)
  return slopes[0]
}

function taskOf(observed: Observed, options: CalibrationOptions, grid: Grid): FitTask {
  const { model, prior = DEFAULT_PRIOR, tolerance = 1e-6, mostPasses = 500 } = options
  const { responses } = observed
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be positive, received ${tolerance}`)
  if (!(mostPasses >= 1)) throw new RangeError(`at least one pass is needed, received ${mostPasses}`)
  const anchors = Array.from({ length: responses.items }, (_, i) => options.anchors?.[i])
  const isAnchored = anchors.some((anchor) => anchor !== undefined)
  const priors = Array.from({ length: responses.items }, (_, i) =>
    Array.isArray(prior) ? ((prior as readonly ItemPrior[])[i] ?? NO_PRIOR) : (prior as ItemPrior),
  )
  const latent = Array.from({ length: responses.groupCount }, (_, g): LatentGroup => {
    const isOther = g > 0 || isAnchored
    return { mean: 0, sd: 1, isMeanFree: isOther, isSdFree: isOther || model === 'rasch' }
  })
  const slope = anchoredSlope(model, anchors)
  return {
    model,
    grid,
    slope,
    layout: layoutOf(observed.categories, grid.points, responses.groupCount),
    shares: observed.shares,
    priors,
    slopePrior: model === '1pl' && slope === undefined ? priors[0]?.lnA : undefined,
    anchors,
    latent,
    tolerance,
    mostPasses,
  }
}

/** Parameters of an item that the data say nothing about. */
function priorMean(model: ModelName, { lnA, b, c }: ItemPrior, slope: number): ItemParameters {
  const a = model === 'rasch' || model === '1pl' ? slope : exp(lnA?.mean ?? 0)
  const difficulty = b?.[0]?.mean ?? 0
  if (model === 'grm' || model === 'gpcm') return { model, a, b: [difficulty] }
  const guessing = model === '3pl' && c !== undefined ? c.alpha / (c.alpha + c.beta) : 0
  return { model: model === 'rasch' ? '1pl' : model, a, b: difficulty, c: guessing, d: 1 }
}

function remarksOf(
  { persons, scores }: Pick<CalibratedItem, 'persons' | 'scores'>,
  { a }: ItemParameters,
): readonly CalibrationRemark[] {
  if (persons === 0) return ['nobody-answered']
  if (scores.length < 2) return ['no-variance']
  const remarks: CalibrationRemark[] = []
  if (scores.some((score, k) => score !== k)) remarks.push('unused-score')
  if (a < 2 * LEAST_SLOPE) remarks.push('does-not-separate')
  if (a > MOST_SLOPE / 2) remarks.push('separates-perfectly')
  return remarks
}

function freeParameters({ layout, latent, model, shares, slope }: FitTask): number {
  let count = model === '1pl' && slope === undefined ? 1 : 0
  shares.forEach((share, i) => {
    if (share === undefined) return
    const categories = layout.categories[i] ?? 0
    count += model === 'rasch' || model === '1pl' ? 1 : model === '3pl' ? 3 : categories
  })
  for (const { isMeanFree, isSdFree } of latent) count += (isMeanFree ? 1 : 0) + (isSdFree ? 1 : 0)
  return count
}
