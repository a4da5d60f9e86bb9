import type { ItemParameters } from '#schemas/parameters'
import { sumScores } from '../irt/sum-score-distribution.ts'
import { createPool } from '../pool/pool.ts'
import type { Grid } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import type { NormalPrior } from './estimator.ts'
import { expected } from './expected.ts'
import { credibleInterval } from './interval.ts'

/** What a sum score says of ability. */
export interface SumScoreRow {
  /** points over all items, integer ≥ 0 */
  readonly score: number
  /** mean of the posterior in logits */
  readonly theta: number
  /** its standard deviation in logits */
  readonly se: number
  /** lower end of the credible interval in logits */
  readonly low: number
  /** upper end of the credible interval in logits */
  readonly high: number
  /** share of persons who are expected to reach just this score, in [0, 1] */
  readonly share: number
  /** where persons were counted */
  readonly persons?: {
    readonly observed: number
    readonly expected: number
    /** (observed − expected)/√expected; mirt prints its size alone. Beyond ±3 the score is rarer or commoner than it should be */
    readonly residual: number
  }
}

/**
 * The table from sum score to ability for persons who answer all of some items: the posterior given the sum alone
 * (Thissen, Pommerich, Billeaud and Williams 1995, by the recursion of Lord and Wingersky 1984). It says somewhat less than the answers
 * themselves unless all items discriminate alike, and can be printed. Uncertain parameters are integrated out.
 *
 * @param items at least one
 * @param options.grid where abilities are held; 61 points on [−6, 6] if absent
 * @param options.prior distribution of ability; N(0, 1) if absent
 * @param options.coverage of the intervals; .95 if absent
 * @param options.observed number of persons with each sum score from 0, as many as there are scores; see `countSumScores`
 * @returns one row per score, ascending from 0
 * @throws RangeError where `observed` has another length, or parameters lie outside their intervals
 */
export function sumScoreTable(
  items: readonly ItemParameters[],
  options: {
    readonly grid?: Grid
    readonly prior?: NormalPrior
    readonly coverage?: number
    readonly observed?: ArrayLike<number>
  } = {},
): readonly SumScoreRow[] {
  const { grid = { low: -6, high: 6, points: 61 }, prior = { mean: 0, sd: 1 }, coverage, observed } = options
  const { abilities, sizes, rows, probability } = createPool(items, grid)
  const points = grid.points
  const scores = sumScores({ points, sizes, rows: Uint32Array.from(rows), probability })
  if (observed !== undefined && observed.length !== scores.highest + 1)
    throw new RangeError(`${scores.highest + 1} sum scores are possible, received ${observed.length} counts`)
  const weights = normalPrior(grid, prior)
  let total = 0
  for (let score = 0; score < (observed?.length ?? 0); score++) total += observed?.[score] ?? 0
  return Array.from({ length: scores.highest + 1 }, (_, score): SumScoreRow => {
    const posterior = weights.map((weight, q) => weight * (scores.probability[score * points + q] ?? 0))
    const share = posterior.reduce((sum, weight) => sum + weight, 0)
    for (let q = 0; q < points; q++) posterior[q] = (posterior[q] ?? 0) / share
    const count = observed?.[score]
    const wanted = total * share
    return {
      score,
      ...expected(posterior, abilities),
      ...credibleInterval(posterior, abilities, coverage),
      share,
      ...(count !== undefined && {
        persons: {
          observed: count,
          expected: wanted,
          residual: wanted > 0 ? (count - wanted) / Math.sqrt(wanted) : 0,
        },
      }),
    }
  })
}
