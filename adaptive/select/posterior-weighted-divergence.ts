import { byCriterion } from './by-criterion.ts'
import { divergence } from './divergence.ts'

/** The same as `kullback-leibler`, weighted by the posterior instead (KLP; Barrada et al. 2009). */
export const posteriorWeightedDivergence = byCriterion(
  'posterior-weighted-divergence',
  ({ pool, weights, theta, eligible }) => divergence(pool, weights, theta, eligible),
)
