import type { ItemParameters } from '#schemas/parameters'
import { responseCurve } from '../irt/response-curve.ts'
import { informationOf } from '../irt/information.ts'
import { drawNormal } from '../numeric/draw-normal.ts'
import { exp } from '../numeric/exp.ts'
import type { Generator } from '../numeric/generator.ts'
import type { Pool } from '../pool/pool.ts'
import type { Selector } from './selector.ts'

/**
 * The most informative item in a world drawn from all that is not known: an ability from the posterior, and for each item
 * parameters from their uncertainty (Thompson 1933). The less is known of the candidate and of the items, the wider it
 * looks around.
 */
export const thompson: Selector = {
  name: 'thompson',
  select: ({ pool, weights, eligible, generator }) => {
    const draws = generator()
    const theta = drawAbility(pool, weights, draws)
    let best = -1
    let top = -1
    for (let j = 0; j < eligible.length; j++) {
      const parameters = pool.parameters[eligible[j] ?? 0]
      if (parameters === undefined) continue
      const found = drawnInformation(parameters, theta, draws)
      if (found <= top) continue
      top = found
      best = j
    }
    return best
  },
}

/** A point of the grid by its weight, and a place drawn evenly within half a step around it. */
function drawAbility({ abilities, grid }: Pool, weights: Float64Array, { unit }: Generator): number {
  let left = unit()
  let point = -1
  for (let q = 0; q < weights.length; q++) {
    const weight = weights[q] ?? 0
    if (weight > 0) point = q
    left -= weight
    if (left < 0) break
  }
  const step = (grid.high - grid.low) / (grid.points - 1)
  return (abilities[point] ?? 0) + (unit() - 0.5) * step
}

/** Information of an item whose ln a and common shift of b are drawn. */
function drawnInformation(parameters: ItemParameters, theta: number, draws: Generator): number {
  const { uncertainty } = parameters
  const { lnA, b: sd, correlation = 0 } = uncertainty ?? { lnA: 0, b: 0 }
  const [one, other] = lnA > 0 || sd > 0 ? [drawNormal(draws), drawNormal(draws)] : [0, 0]
  const a = parameters.a * exp(lnA * one)
  // a shift of all b is one of θ the other way
  const at = theta - sd * (correlation * one + Math.sqrt(1 - correlation * correlation) * other)
  if (parameters.model === '1pl' || parameters.model === '2pl') {
    const e = exp(-Math.abs(a * (at - parameters.b)))
    return (a * a * e) / ((1 + e) * (1 + e))
  }
  responseCurve({ ...parameters, a })(at, probability, slope)
  return informationOf(probability, slope, Array.isArray(parameters.b) ? parameters.b.length + 1 : 2)
}

// room for one curve at a time
const probability = new Float64Array(128)
const slope = new Float64Array(128)
