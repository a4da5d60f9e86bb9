import { expect, test } from 'vitest'
import { createGenerator } from '../numeric/generator.ts'
import { abilitiesOf } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import type { Scores } from './scores.ts'
import { layoutOf } from './layout.ts'
import { createShard } from './shard.ts'

const POINTS = 21
const GROUPS = 2

/** Answers of two groups with weights; item 3 has no free parameters. */
function drawn(sizes: readonly number[], seen: number): Responses {
  const draws = createGenerator('score covariance', String(seen))
  const [item, category, starts]: number[][] = [[], [], [0]]
  const persons = 70
  for (let n = 0; n < persons; n++) {
    sizes.forEach((size, i) => {
      if (draws.unit() >= seen) return
      item?.push(i)
      category?.push(draws.below(size))
    })
    starts?.push(item?.length ?? 0)
  }
  return {
    persons,
    items: sizes.length,
    starts: Uint32Array.from(starts ?? []),
    item: Uint32Array.from(item ?? []),
    category: Uint8Array.from(category ?? []),
    weights: Float64Array.from({ length: persons }, (_, n) => n % 4),
    groups: Uint8Array.from({ length: persons }, (_, n) => (n > 40 ? 1 : 0)),
    groupCount: GROUPS,
  }
}

/** The definition, person by person and pair by pair. */
function slowly(
  { persons, starts, item, category, weights, groups }: Responses,
  rows: Uint32Array,
  probability: Float64Array,
  priors: Float64Array,
  scores: Scores,
): Float64Array {
  const { count } = scores
  const covariance = new Float64Array(count * count)
  for (let n = 0; n < persons; n++) {
    const group = groups?.[n] ?? 0
    const posterior = Array.from({ length: POINTS }, (_, q) => priors[group * POINTS + q] ?? 0)
    const score = Array.from({ length: count }, () => new Float64Array(POINTS))
    for (let j = 0; j < 2; j++)
      score[count - 2 * GROUPS + 2 * group + j]?.set(
        scores.latent.subarray((2 * group + j) * POINTS).slice(0, POINTS),
      )
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const [i, k] = [item[at] ?? 0, category[at] ?? 0]
      const own = scores.size[i] ?? 0
      for (let q = 0; q < POINTS; q++)
        posterior[q] = (posterior[q] ?? 0) * (probability[(rows[i] ?? 0) + k * POINTS + q] ?? 0)
      for (let j = 0; j < own; j++) {
        const row = (scores.rows[i] ?? 0) + (k * own + j) * POINTS
        score[(scores.first[i] ?? 0) + j]?.set(scores.values.subarray(row, row + POINTS))
      }
    }
    const total = posterior.reduce((sum, p) => sum + p, 0)
    const mean = (of: (q: number) => number): number =>
      posterior.reduce((sum, p, q) => sum + (p / total) * of(q), 0)
    for (let j = 0; j < count; j++)
      for (let l = 0; l < count; l++) {
        const [one, other] = [mean((q) => score[j]?.[q] ?? 0), mean((q) => score[l]?.[q] ?? 0)]
        const both = mean((q) => ((score[j]?.[q] ?? 0) - one) * ((score[l]?.[q] ?? 0) - other))
        covariance[j * count + l] = (covariance[j * count + l] ?? 0) + (weights?.[n] ?? 1) * both
      }
  }
  return covariance
}

test.each([
  ['complete answers', 1],
  ['some answers missing, blocks with lacked items', 0.8],
  ['most answers missing, items one by one', 0.3],
])('the covariance of scores is that of its definition: %s', (_, seen) => {
  const sizes = [2, 3, 2, 2, 5, 2, 4]
  const responses = drawn(sizes, seen)
  const layout = layoutOf(Uint8Array.from(sizes), POINTS, GROUPS)
  const abilities = abilitiesOf({ low: -3, high: 3, points: POINTS })
  const draws = createGenerator('functions', 'of any form')
  const probability = Float64Array.from({ length: layout.cells }, () => 0.2 + draws.unit())
  const priors = Float64Array.from({ length: GROUPS * POINTS }, () => (0.5 + draws.unit()) / POINTS)
  const size = Uint8Array.from(sizes, (own, i) => (i === 3 ? 0 : own))
  const first = new Uint32Array(sizes.length)
  const rows = new Uint32Array(sizes.length)
  let [count, cells] = [0, 0]
  sizes.forEach((categories, i) => {
    first[i] = count
    rows[i] = cells
    count += size[i] ?? 0
    cells += categories * (size[i] ?? 0) * POINTS
  })
  const scores: Scores = {
    count: count + 2 * GROUPS,
    first,
    size,
    rows,
    values: Float64Array.from({ length: cells }, () => 7 + draws.unit()),
    latent: Float64Array.from({ length: 2 * GROUPS * POINTS }, () => draws.unit()),
    isExponential: false,
    hasSlope: true,
  }
  const found = createShard(responses, layout).covariance(probability, priors, abilities, scores)
  const expected = slowly(responses, layout.rows, probability, priors, scores)
  found.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? NaN, 10))
})
