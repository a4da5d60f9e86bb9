import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { gaussHermite } from '../numeric/gauss-hermite.ts'
import { log } from '../numeric/log.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import { fitCurves, type LinkSide, type WeightedAbilities } from './characteristic-curves.ts'
import type { Scale } from './relink.ts'

/** Ways to find the scale that two calibrations of the same items have in common. */
export type LinkMethod = 'mean-sigma' | 'mean-mean' | 'mean-geometric-mean' | 'haebara' | 'stocking-lord'

/** How scales are linked. */
export interface LinkOptions {
  /** `stocking-lord` if absent */
  readonly method?: LinkMethod
  /** where curves are compared: 81 points on [−4, 4] weighted as N(0, 1) if absent */
  readonly abilities?: WeightedAbilities
  /** `to` if absent */
  readonly side?: LinkSide
}

/** Two scales, linked. */
export interface Link extends Scale {
  readonly method: LinkMethod
  /** standard errors over the choice of items, by the jackknife; NaN for fewer than three items */
  readonly se: Scale
  /** value of the criterion at A and B; undefined for methods of moments */
  readonly criterion: number | undefined
}

/** Of A and B in the jackknife, whose result is read to two digits. */
const JACKKNIFE_PRECISION = 1e-6

/** Abilities of a grid weighted as N(0, 1), sum 1. */
export function normalAbilities(grid: Grid): WeightedAbilities {
  const theta = abilitiesOf(grid)
  return { theta, weights: latentWeights(theta, { mean: 0, sd: 1 }) }
}

/** The nodes of the Gauss-Hermite rule for N(0, 1), sum of weights 1. @param points integer in [1, 100] */
export function hermiteAbilities(points: number): WeightedAbilities {
  const { nodes, weights } = gaussHermite(points)
  return { theta: nodes, weights }
}

/**
 * Links two scales by items that stand on both, θ_to = A·θ_from + B.
 *
 * Mean-sigma (Marco 1977): A = SD(b_to)/SD(b_from). Mean-mean (Loyd and Hoover 1980): A = mean(a_from)/mean(a_to).
 * Mean-geometric mean (Mislevy and Bock 1990): the same with geometric means. In all three B = mean(b_to) − A·mean(b_from), over
 * all thresholds. Haebara and Stocking-Lord: see `fitCurves`.
 *
 * @param from parameters of the common items on the scale to be linked
 * @param to of the same items, in the same order, on the scale that is linked to
 * @throws RangeError where items do not correspond, or mean-sigma has no spread of b to go by
 */
export function link(
  from: readonly ItemParameters[],
  to: readonly ItemParameters[],
  options: LinkOptions = {},
): Link {
  const { method = 'stocking-lord', abilities = normalAbilities({ low: -4, high: 4, points: 81 }) } = options
  if (from.length === 0 || from.length !== to.length)
    throw new RangeError(
      `the same items are expected on both scales, received ${from.length} and ${to.length}`,
    )
  from.forEach((parameters, i) => {
    const [one, other] = [highestCategory(parameters), highestCategory(to[i] ?? parameters)]
    if (one !== other)
      throw new RangeError(`item ${i}: highest category ${one} on one scale, ${other} on the other`)
  })
  const { side = 'to' } = options
  const fit = (
    one: readonly ItemParameters[],
    other: readonly ItemParameters[],
    start: Scale,
    precision?: number,
  ): Scale & { readonly criterion?: number } =>
    method === 'haebara' || method === 'stocking-lord'
      ? fitCurves(one, other, method, abilities, side, start, precision)
      : byMoments(one, other, method)
  const found = fit(from, to, byMoments(from, to, 'mean-geometric-mean'))
  if (!(found.A > 0 && found.A < Infinity))
    throw new RangeError(`${method} needs items of different difficulty, received ${from.length} without`)
  const without =
    from.length < 3
      ? []
      : from.map((_, i) =>
          fit(
            from.filter((_item, j) => j !== i),
            to.filter((_item, j) => j !== i),
            found,
            JACKKNIFE_PRECISION,
          ),
        )
  return {
    method,
    A: found.A,
    B: found.B,
    criterion: found.criterion,
    se: { A: jackknife(without.map(({ A }) => A)), B: jackknife(without.map(({ B }) => B)) },
  }
}

function byMoments(
  from: readonly ItemParameters[],
  to: readonly ItemParameters[],
  method: Exclude<LinkMethod, 'haebara' | 'stocking-lord'>,
): Scale {
  const [one, other] = [thresholdsOf(from), thresholdsOf(to)]
  const A =
    method === 'mean-sigma'
      ? spread(other) / spread(one)
      : method === 'mean-mean'
        ? mean(from.map(({ a }) => a)) / mean(to.map(({ a }) => a))
        : exp(mean(from.map(({ a }) => log(a))) - mean(to.map(({ a }) => log(a))))
  return { A, B: mean(other) - A * mean(one) }
}

function thresholdsOf(items: readonly ItemParameters[]): readonly number[] {
  return items.flatMap(({ b }) => b)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function spread(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) * (value - centre))))
}

/** Efron and Tibshirani (1993), 11.5. */
function jackknife(without: readonly number[]): number {
  return without.length === 0 ? NaN : Math.sqrt(without.length - 1) * spread(without)
}
