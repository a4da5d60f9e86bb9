import type { AtAbility } from './at-abilities.ts'
import type { Path } from './path.ts'
import type { Setting } from './setting.ts'

/** How well, and in what time, a test or a block measures a population. */
export interface ForecastPrecision {
  /** mean number of items shown */
  readonly meanLength: number
  /** mean of the standard errors that the test states, in logits */
  readonly meanSe: number
  /** root of the mean of (estimate − ability)², in logits */
  readonly rmse: number
  /** mean minutes spent on items; null where no item states its minutes */
  readonly minutes: number | null
  /** squared correlation of estimate and ability, as a simulation sums it up */
  readonly reliability: number
  /** 1 − mean SE² over the variance of ability (Green et al. 1984), at least 0 */
  readonly marginalReliability: number
}

/** @param only the number of a block; all blocks if absent */
export function precisionOf(
  { tables }: Setting,
  abilities: readonly AtAbility[],
  paths: readonly Path[],
  only?: number,
): ForecastPrecision {
  const mean = (valueOf: (at: AtAbility) => number): number =>
    abilities.reduce((sum, at) => sum + at.weight * valueOf(at), 0)
  const truth = mean(({ theta }) => theta)
  const variance = mean(({ theta }) => (theta - truth) * (theta - truth))
  const middle = mean(({ estimate }) => estimate.mean)
  const both = mean(({ theta, estimate }) => (theta - truth) * (estimate.mean - middle))
  const ofEstimates = mean(({ estimate }) => {
    const off = estimate.mean - middle
    return off * off + estimate.sd * estimate.sd
  })
  let count = 0
  let square = 0
  for (const { weight, done } of paths)
    for (const { at, record } of done) {
      if (only !== undefined && at !== only) continue
      count += weight
      square += weight * record.estimate.se * record.estimate.se
    }
  const hasMinutes = tables.items.some(({ minutes }) => minutes !== undefined)
  return {
    meanLength: mean(({ length }) => length),
    meanSe: mean(({ se }) => se),
    rmse: Math.sqrt(
      mean(({ theta, estimate }) => {
        const bias = estimate.mean - theta
        return bias * bias + estimate.sd * estimate.sd
      }),
    ),
    minutes: hasMinutes ? mean(({ minutes }) => minutes) : null,
    reliability: variance > 0 && ofEstimates > 0 ? (both * both) / (variance * ofEstimates) : 0,
    marginalReliability: variance > 0 && count > 0 ? Math.max(0, 1 - square / count / variance) : 0,
  }
}
