import {
  abilitiesOf,
  highestCategory,
  latentWeights,
  responseCurve,
  type Grid,
  type Normal,
  type Responses,
} from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'

/** What an item's answers are against what the model expects of persons with the same other answers. */
export interface AbilityResiduals {
  /** the third of the persons who did worst on the other items, the middle one, the best one */
  readonly thirds: readonly [ThirdResidual, ThirdResidual, ThirdResidual]
  /** correlation of the score with the ability that the other answers tell; NaN without variance */
  readonly restCorrelation: number
}

interface ThirdResidual {
  /** persons of this third who answered the item */
  readonly persons: number
  /** mean of observed minus expected score, in score points */
  readonly mean: number
  /** the same as about a standard normal value; NaN without persons */
  readonly z: number
}

/** Products of responses and grid points that are formed at most, for about a second of work. */
const MOST_WORK = 1.5e9

/**
 * Compares each answer with its prediction from the person's other answers, by thirds of ability. Since an item's own answer
 * takes no part in its prediction, residuals have mean 0 and the predicted variance where the model holds.
 *
 * Of very many persons only every second, third, … is taken.
 *
 * @param theta ability of each person, which says where the thirds end
 */
export function abilityResiduals(
  { persons, items, starts, item, category, groups }: Responses,
  parameters: readonly ItemParameters[],
  {
    grid,
    latent,
    theta,
  }: { readonly grid: Grid; readonly latent: readonly Normal[]; readonly theta: Float64Array },
): readonly AbilityResiduals[] {
  const abilities = abilitiesOf(grid)
  const points = abilities.length
  const { curves, first, second } = tablesOf(parameters, abilities)
  const priors = latent.map((group) => latentWeights(abilities, group))
  const cuts = thirdsOf(theta)
  const step = Math.max(1, Math.ceil(((starts[persons] ?? 0) * points) / MOST_WORK))
  const sums = Array.from({ length: items }, createSums)
  const posterior = new Float64Array(points)
  for (let n = 0; n < persons; n += step) {
    posterior.set(priors[groups?.[n] ?? 0] ?? [])
    const from = starts[n] ?? 0
    const to = starts[n + 1] ?? 0
    for (let at = from; at < to; at++) {
      const curve = curves[item[at] ?? 0]?.[category[at] ?? 0]
      if (curve) multiply(posterior, curve)
    }
    for (let at = from; at < to; at++) {
      const i = item[at] ?? 0
      const score = category[at] ?? 0
      const [own, one, two, sum] = [curves[i]?.[score], first[i], second[i], sums[i]]
      if (!own || !one || !two || !sum) continue
      // a hot loop: the posterior without this answer, and what it predicts of it
      let [mass, ability, mean, square] = [0, 0, 0, 0]
      for (let q = 0; q < points; q++) {
        const weight = (posterior[q] ?? 0) / (own[q] ?? 1)
        mass += weight
        ability += weight * (abilities[q] ?? 0)
        mean += weight * (one[q] ?? 0)
        square += weight * (two[q] ?? 0)
      }
      if (!(mass > 0 && mass < Infinity)) continue
      const rest = ability / mass
      // by the other answers alone: a third that an item's own answer chose would hold its answers against it
      const third = rest < cuts.low ? 0 : rest < cuts.high ? 1 : 2
      add(sum, third, { score, ability: rest, mean: mean / mass, square: square / mass })
    }
  }
  return sums.map(residualsOf)
}

/** Category curves, expected score and expected squared score of each item on the grid. */
function tablesOf(parameters: readonly ItemParameters[], abilities: Float64Array) {
  const points = abilities.length
  const [p, slope] = [new Float64Array(128), new Float64Array(128)]
  const curves: Float64Array[][] = []
  const first: Float64Array[] = []
  const second: Float64Array[] = []
  for (const one of parameters) {
    const size = highestCategory(one) + 1
    const curve = responseCurve(one)
    const own = Array.from({ length: size }, () => new Float64Array(points))
    const [mean, square] = [new Float64Array(points), new Float64Array(points)]
    abilities.forEach((theta, q) => {
      curve(theta, p, slope)
      own.forEach((table, k) => {
        // a category that cannot be reached at an ability would leave 0/0 when it is taken out again
        table[q] = Math.max(1e-30, p[k] ?? 0)
        mean[q] = (mean[q] ?? 0) + k * (p[k] ?? 0)
        square[q] = (square[q] ?? 0) + k * k * (p[k] ?? 0)
      })
    })
    curves.push(own)
    first.push(mean)
    second.push(square)
  }
  return { curves, first, second }
}

function multiply(posterior: Float64Array, curve: Float64Array): void {
  let sum = 0
  for (let q = 0; q < posterior.length; q++) {
    const weight = (posterior[q] ?? 0) * (curve[q] ?? 0)
    posterior[q] = weight
    sum += weight
  }
  for (let q = 0; q < posterior.length; q++) posterior[q] = (posterior[q] ?? 0) / sum
}

function thirdsOf(theta: Float64Array): { readonly low: number; readonly high: number } {
  const sorted = theta.toSorted()
  return {
    low: sorted[Math.floor(sorted.length / 3)] ?? 0,
    high: sorted[Math.floor((2 * sorted.length) / 3)] ?? 0,
  }
}

interface Sums {
  readonly thirds: readonly { n: number; residual: number; variance: number }[]
  n: number
  x: number
  xx: number
  t: number
  tt: number
  xt: number
}

function createSums(): Sums {
  return {
    thirds: [0, 1, 2].map(() => ({ n: 0, residual: 0, variance: 0 })),
    n: 0,
    x: 0,
    xx: 0,
    t: 0,
    tt: 0,
    xt: 0,
  }
}

interface Predicted {
  readonly score: number
  readonly ability: number
  readonly mean: number
  readonly square: number
}

function add(sums: Sums, third: number, { score, ability, mean, square }: Predicted): void {
  const part = sums.thirds[third]
  if (part) {
    part.n++
    part.residual += score - mean
    part.variance += square - mean * mean
  }
  sums.n++
  sums.x += score
  sums.xx += score * score
  sums.t += ability
  sums.tt += ability * ability
  sums.xt += score * ability
}

function residualsOf({ thirds, n, x, xx, t, tt, xt }: Sums): AbilityResiduals {
  const [low, middle, high] = thirds.map(({ n: count, residual, variance }): ThirdResidual => ({
    persons: count,
    mean: residual / count,
    z: residual / Math.sqrt(variance),
  }))
  const none = { persons: 0, mean: NaN, z: NaN }
  return {
    thirds: [low ?? none, middle ?? none, high ?? none],
    restCorrelation: (xt - (x * t) / n) / Math.sqrt((xx - (x * x) / n) * (tt - (t * t) / n)),
  }
}
