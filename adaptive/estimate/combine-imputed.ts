/** A statistic from one set of plausible values. */
export interface Imputed {
  readonly value: number
  /** its squared standard error as if abilities were known, ≥ 0 */
  readonly variance: number
}

/** A statistic from several sets of plausible values. */
export interface Combined {
  readonly value: number
  /** standard error, that abilities are uncertain included */
  readonly se: number
  /** mean of the sets' variances */
  readonly within: number
  /** variance of the sets' values */
  readonly between: number
  /** degrees of freedom of a t distribution for intervals; Infinity where the sets agree */
  readonly df: number
}

/**
 * Puts a statistic together that was computed from each of several sets of plausible values (Rubin 1987, eqs. 3.1.2-3.1.6):
 * the mean, with variance W + (1 + 1/M)B and (M − 1)(1 + W/((1 + 1/M)B))² degrees of freedom.
 *
 * @param sets at least two
 * @throws RangeError for fewer
 */
export function combineImputed(sets: readonly Imputed[]): Combined {
  const count = sets.length
  if (!(count >= 2)) throw new RangeError(`at least 2 sets of values are needed, received ${count}`)
  const value = sets.reduce((sum, set) => sum + set.value, 0) / count
  const within = sets.reduce((sum, set) => sum + set.variance, 0) / count
  const between = sets.reduce((sum, set) => sum + (set.value - value) * (set.value - value), 0) / (count - 1)
  const extra = (1 + 1 / count) * between
  const ratio = 1 + within / extra
  return {
    value,
    se: Math.sqrt(within + extra),
    within,
    between,
    df: extra > 0 ? (count - 1) * ratio * ratio : Infinity,
  }
}
