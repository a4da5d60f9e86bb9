import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import type { Scale } from './relink.ts'

/** Abilities at which curves are compared, and what each counts. */
export interface WeightedAbilities {
  readonly theta: Float64Array
  /** ≥ 0 */
  readonly weights: Float64Array
}

/** On which scale curves are compared: the one linked to (equating in one direction), the one linked from, or both, summed. */
export type LinkSide = 'to' | 'from' | 'both'

/** What is held against what: each item's curves, or the test's. */
export type CurveCriterion = 'haebara' | 'stocking-lord'

const MOST_STEPS = 500

/**
 * The scale that makes curves of the same items agree best.
 *
 * Haebara (1980): Σ_q w_q Σ_i ½ Σ_k (P_ik − P*_ik)² over all categories, which for two categories is the squared distance of the
 * probabilities of success. Stocking and Lord (1983): Σ_q w_q (Σ_i E_i − Σ_i E*_i)² of expected scores. Found by Gauss and
 * Newton's method with Levenberg and Marquardt's damping.
 *
 * @param from items on the scale to be linked
 * @param to the same items on the other scale
 * @param start A and B to start from
 * @param precision largest change of A and B together that counts as none, > 0
 * @returns the scale, and the criterion there
 */
export function fitCurves(
  from: readonly ItemParameters[],
  to: readonly ItemParameters[],
  criterion: CurveCriterion,
  abilities: WeightedAbilities,
  side: LinkSide,
  start: Scale,
  precision = 1e-12,
): Scale & { readonly criterion: number } {
  const sums = sumsOf(from, to, criterion, abilities, side)
  let at = start
  let now = sums(at)
  let damping = 1e-6
  for (let step = 0; step < MOST_STEPS; step++) {
    const { aa, ab, bb, a, b } = now
    const [daa, dbb] = [aa * (1 + damping), bb * (1 + damping)]
    const determinant = daa * dbb - ab * ab
    if (!(determinant > 0)) break
    const next = {
      A: at.A - (dbb * a - ab * b) / determinant,
      B: at.B - (daa * b - ab * a) / determinant,
    }
    const found = next.A > 0 ? sums(next) : undefined
    const change = Math.abs(next.A - at.A) + Math.abs(next.B - at.B)
    if (found !== undefined && found.value <= now.value) {
      at = next
      now = found
      damping = Math.max(1e-12, damping / 10)
    } else damping *= 10
    // rounding may keep the criterion from falling by the last digits
    if (change < precision || damping > 1e9) break
  }
  return { ...at, criterion: now.value }
}

/** The criterion, half its gradient, and Gauss and Newton's half of its second derivatives. */
interface Sums {
  value: number
  a: number
  b: number
  aa: number
  ab: number
  bb: number
}

function sumsOf(
  from: readonly ItemParameters[],
  to: readonly ItemParameters[],
  criterion: CurveCriterion,
  { theta, weights }: WeightedAbilities,
  side: LinkSide,
): (scale: Scale) => Sums {
  const items = from.map((parameters, i) => {
    const other = to[i] ?? parameters
    return {
      size: highestCategory(parameters) + 1,
      from: responseCurve(parameters),
      to: responseCurve(other),
    }
  })
  const largest = items.reduce((most, { size }) => Math.max(most, size), 2)
  const [p, slope, q, otherSlope] = [0, 0, 0, 0].map(() => new Float64Array(largest)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  return ({ A, B }) => {
    const sums: Sums = { value: 0, a: 0, b: 0, aa: 0, ab: 0, bb: 0 }
    const add = (weight: number, residual: number, dA: number, dB: number): void => {
      sums.value += weight * residual * residual
      sums.a += weight * residual * dA
      sums.b += weight * residual * dB
      sums.aa += weight * dA * dA
      sums.ab += weight * dA * dB
      sums.bb += weight * dB * dB
    }
    for (const isOnTo of side === 'both' ? [true, false] : [side === 'to'])
      for (let n = 0; n < theta.length; n++) {
        const point = theta[n] ?? 0
        const weight = weights[n] ?? 0
        // curves of `from` are moved to θ on the scale of `to`, or those of `to` back
        const own = isOnTo ? (point - B) / A : point
        const other = isOnTo ? point : A * point + B
        let [distance, dA, dB] = [0, 0, 0]
        for (const item of items) {
          item.from(own, p, slope)
          item.to(other, q, otherSlope)
          for (let k = 0; k < item.size; k++) {
            const residual = (p[k] ?? 0) - (q[k] ?? 0)
            const rateA = isOnTo ? (-(slope[k] ?? 0) * own) / A : -(otherSlope[k] ?? 0) * point
            const rateB = isOnTo ? -(slope[k] ?? 0) / A : -(otherSlope[k] ?? 0)
            if (criterion === 'haebara') add(weight / 2, residual, rateA, rateB)
            else {
              distance += k * residual
              dA += k * rateA
              dB += k * rateB
            }
          }
        }
        if (criterion === 'stocking-lord') add(weight, distance, dA, dB)
      }
    return sums
  }
}
