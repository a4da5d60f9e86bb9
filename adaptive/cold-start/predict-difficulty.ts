import type { Normal } from '../calibrate/prior.ts'
import { PRIOR_UNCERTAINTY } from '../parameters/prior.ts'
import { errorVariance, fitRidge, LEAST_VARIANCE, mean, rootMeanSquare, type Ridge } from './ridge.ts'

/** An item whose difficulty is known from a calibration, and what was known of it before. */
export interface CalibratedDifficulty {
  /** author's level, 1 (easiest) to 5 */
  readonly level: number
  /** numbers that say something of the item: its kind (as 0 or 1), number of tests, words in its text…, always in the same order */
  readonly features: readonly number[]
  /** in logits; for graded items the mean of the thresholds */
  readonly b: number
  /** standard error of b in logits, ≥ 0 */
  readonly se: number
}

/** What difficulties are predicted from. */
export interface DifficultyPredictor {
  /**
   * @param item an item that nobody has answered yet
   * @returns prior of its b: prediction, and SD of the error of the prediction (of the weights and of the item's own)
   */
  readonly predict: (item: Pick<CalibratedDifficulty, 'level' | 'features'>) => Normal
  /** whether features are used; if not, b is level − 3 with SD .8 for want of items or because features predict no better */
  readonly usesFeatures: boolean
  /** calibrated items behind it */
  readonly items: number
  /** penalty of the standardised weights, in units of the precision of one item; undefined without features */
  readonly penalty: number | undefined
  /** SD of what features leave unexplained, in logits */
  readonly residual: number
  /** root mean square error of predictions of items that were left out, in logits; of the level alone likewise */
  readonly leftOutError: { readonly features: number; readonly level: number }
  /** weights in logits per SD of a feature (the level comes first), on top of level − 3 */
  readonly weights: readonly number[]
}

/** Items beyond the number of weights, from which features are trusted. */
const SPARE_ITEMS = 20
const PENALTIES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000]

/**
 * Cold start: predicts b of fresh items by ridge regression (Hoerl and Kennard 1970) of b − (level − 3) on level and features of
 * calibrated items, so that little data leave the author's level as it stands.
 *
 * An item weighs 1/(τ² + se²): its standard error and what features cannot explain, τ, which is found together with the
 * weights as the value at which squared errors of items left out are as large as predicted. The penalty has the smallest
 * error of items left out, in closed form: error/(1 − leverage) (Golub, Heath and Wahba 1979, the unrotated form). In Bayesian terms
 * the penalty is a normal prior of the weights; the error of a prediction is that posterior's, plus τ, wider by Student's t where
 * items are few.
 *
 * @throws RangeError where items have different numbers of features, or numbers are not finite
 */
export function predictDifficulty(items: readonly CalibratedDifficulty[]): DifficultyPredictor {
  const width = 1 + (items[0]?.features.length ?? 0)
  const rows = items.map(({ level, features }) => [level, ...features])
  items.forEach(({ b, se }, n) => {
    const row = rows[n] ?? []
    if (row.length !== width)
      throw new RangeError(`item ${n}: ${width - 1} features are expected, received ${row.length - 1}`)
    if (![...row, b, se].every((x) => Math.abs(x) < Infinity) || se < 0)
      throw new RangeError(`item ${n}: finite numbers are expected, received ${[...row, b, se].join(', ')}`)
  })
  const moments = Array.from({ length: width }, (_, v) => momentsOf(rows.map((row) => row[v] ?? 0)))
  const design = Float64Array.from({ length: items.length * (width + 1) }, (_, cell) =>
    standardised(rows[Math.floor(cell / (width + 1))] ?? [], moments, cell % (width + 1)),
  )
  const y = Float64Array.from(items, ({ b, level }) => b - (level - 3))
  const variance = Float64Array.from(items, ({ se }) => se * se)
  const levelError = rootMeanSquare(y)
  const byLevel = (error: number): DifficultyPredictor => ({
    predict: ({ level }) => ({ mean: level - 3, sd: PRIOR_UNCERTAINTY.b }),
    usesFeatures: false,
    items: items.length,
    penalty: undefined,
    residual: PRIOR_UNCERTAINTY.b,
    leftOutError: { features: error, level: levelError },
    weights: [],
  })
  if (items.length < width + 1 + SPARE_ITEMS) return byLevel(NaN)
  const fits: Ridge[] = []
  for (const penalty of PENALTIES)
    fits.push(
      fitRidge(
        design,
        y,
        variance,
        width + 1,
        penalty,
        fits.at(-1)?.residualVariance ?? Math.max(LEAST_VARIANCE, levelError * levelError - mean(variance)),
      ),
    )
  const best = fits.reduce((one, other) => (other.leftOut < one.leftOut ? other : one))
  if (!(best.leftOut < levelError)) return byLevel(best.leftOut)
  const wider = studentRatio(items.length - best.effective)
  return {
    predict: ({ level, features }) => {
      const row = [level, ...features]
      if (row.length !== width)
        throw new RangeError(`${width - 1} features are expected, received ${features.length}`)
      const x = Float64Array.from({ length: width + 1 }, (_, v) => standardised(row, moments, v))
      let mean = level - 3
      x.forEach((value, v) => (mean += value * (best.weights[v] ?? 0)))
      return { mean, sd: wider * Math.sqrt(best.residualVariance + errorVariance(best.factor, x)) }
    },
    usesFeatures: true,
    items: items.length,
    penalty: best.penalty,
    residual: Math.sqrt(best.residualVariance),
    leftOutError: { features: best.leftOut, level: levelError },
    weights: [...best.weights.subarray(1)],
  }
}

/**
 * The 97.5 % quantile of Student's t over that of the normal distribution (Abramowitz and Stegun 26.7.5): with it, a normal
 * prior has the 95 % interval that an error of uncertain size deserves.
 */
function studentRatio(df: number): number {
  const z2 = NORMAL_QUANTILE * NORMAL_QUANTILE
  const d = Math.max(1, df)
  return 1 + (z2 + 1) / (4 * d) + (5 * z2 * z2 + 16 * z2 + 3) / (96 * d * d)
}

const NORMAL_QUANTILE = 1.959963984540054

interface Moments {
  readonly mean: number
  readonly sd: number
}

/** Column 0 is the intercept; a feature that all items share says nothing and is 0. */
function standardised(row: readonly number[], moments: readonly Moments[], column: number): number {
  if (column === 0) return 1
  const { mean: centre, sd } = moments[column - 1] ?? { mean: 0, sd: 0 }
  return sd > 0 ? ((row[column - 1] ?? 0) - centre) / sd : 0
}

function momentsOf(values: readonly number[]): Moments {
  const centre = mean(values)
  return { mean: centre, sd: rootMeanSquare(values.map((value) => value - centre)) }
}
