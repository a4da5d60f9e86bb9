import type { Generator } from '../numeric/generator.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { assertPrior, assertResponses, type KnownResponse, type NormalPrior } from './estimator.ts'
import { posteriorOf } from './expected-a-posteriori.ts'

/** Five times as fine as a session's, so that the spread within a cell (see `drawAbility`) adds but 1e-4 to variances. */
const FINE_GRID: Grid = { low: -6, high: 6, points: 481 }

/**
 * Plausible values of one person: independent draws from the posterior (Mislevy 1991). Statistics of a population are computed
 * once from each person's first value, once from each second, and so on, and put together by `combineImputed`; point
 * estimates would give a population that is too narrow (EAP) or too wide (MLE).
 *
 * @param options.prior distribution of ability in the person's group, with all that is known of it; N(0, 1) if absent
 * @param options.grid where the posterior is held; 481 points on [−6, 6] if absent
 * @param options.count how many values, integer ≥ 1; 5 if absent
 * @param generator of this person alone, such as `createGenerator(seed, 'plausible/' + person)`
 * @returns abilities in logits
 * @throws RangeError for a category that its item does not have, or options outside their intervals
 */
export function plausibleValues(
  responses: readonly KnownResponse[],
  options: { readonly prior?: NormalPrior; readonly grid?: Grid; readonly count?: number },
  generator: Generator,
): Float64Array {
  const { prior = { mean: 0, sd: 1 }, grid = FINE_GRID, count = 5 } = options
  assertResponses(responses)
  assertPrior(prior)
  if (!(count >= 1 && Math.floor(count) === count))
    throw new RangeError(`count must be an integer of at least 1, received ${count}`)
  const abilities = abilitiesOf(grid)
  const weights = posteriorOf(responses, grid, normalPrior(grid, prior))
  return Float64Array.from({ length: count }, () => drawAbility(weights, abilities, generator))
}

/**
 * A draw from a posterior whose density is linear between the grid's points. Its mean is the posterior's; its variance is
 * larger by a sixth of the squared step.
 *
 * @param weights posterior over the grid, sum 1, ends with half weight (see normalPrior)
 * @param abilities the grid's points in logits
 * @returns ability in logits
 */
export function drawAbility(weights: Float64Array, abilities: Float64Array, generator: Generator): number {
  const last = weights.length - 1
  const density = (q: number): number => (weights[q] ?? 0) * (q === 0 || q === last ? 2 : 1)
  let rest = generator.unit()
  for (let q = 0; q < last; q++) {
    const left = density(q)
    const right = density(q + 1)
    const mass = (left + right) / 2
    if (rest < mass) {
      const share = rest / mass
      // the root of left·t + (right − left)·t²/2 = share·mass, in a form that loses no digits
      const whole = left + Math.sqrt(left * left * (1 - share) + right * right * share)
      const t = whole > 0 ? (share * (left + right)) / whole : 0
      const from = abilities[q] ?? 0
      return from + t * ((abilities[q + 1] ?? 0) - from)
    }
    rest -= mass
  }
  // rounding has left a crumb beyond the last cell with mass
  let top = last
  while (top > 0 && density(top) === 0) top--
  return abilities[top] ?? 0
}
