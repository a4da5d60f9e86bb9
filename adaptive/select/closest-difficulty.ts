import { byCriterion } from './by-criterion.ts'
import { difficultyOf } from './difficulty-of.ts'

/** The item whose difficulty is closest to the estimate, whatever it discriminates (Urry 1970): for practice. */
export const closestDifficulty = byCriterion('closest-difficulty', ({ pool, theta, eligible }) =>
  Float64Array.from(eligible, (item) => -Math.abs(difficultyOf(pool, item) - theta)),
)
