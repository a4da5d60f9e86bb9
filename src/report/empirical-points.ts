import type { ReportedResponses } from './calibration-report.ts'
import { Z95 } from './number-words.ts'

/** What persons of about one ability really scored on an item. */
export interface EmpiricalPoint {
  /** their mean ability in logits */
  readonly theta: number
  /** persons, with their weights */
  readonly persons: number
  /** mean score and its 95 % interval */
  readonly mean: number
  readonly low: number
  readonly high: number
  /** share of each score with its 95 % interval (Wilson 1927) */
  readonly shares: readonly { readonly share: number; readonly low: number; readonly high: number }[]
}

/** Groups an item's persons are put into at most, and persons that a group has at least where there are enough. */
const MOST_GROUPS = 10
const LEAST_PERSONS = 20

/**
 * The persons who answered each item, in groups of about equal size by their estimated ability; persons of one estimate
 * stay together.
 *
 * @param theta estimated ability of each person in logits
 * @param scores of each item: scores that are counted, ascending; others are left out
 * @returns per item, groups by ascending ability; none for an item that nobody answered
 */
export function empiricalPoints(
  responses: ReportedResponses,
  theta: ArrayLike<number>,
  scores: readonly (readonly number[])[],
): readonly (readonly EmpiricalPoint[])[] {
  const { persons, starts, item, category, weights } = responses
  const totals = new Float64Array(responses.items)
  for (let n = 0; n < persons; n++)
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++)
      totals[item[at] ?? 0] = (totals[item[at] ?? 0] ?? 0) + (weights?.[n] ?? 1)
  const groups = scores.map((): Group[] => [])
  const passed = new Float64Array(responses.items)
  const order = Uint32Array.from({ length: persons }, (_, n) => n).sort(
    (one, other) => (theta[one] ?? 0) - (theta[other] ?? 0),
  )
  // a hot loop: every response once, persons by ascending ability
  for (const n of order) {
    const weight = weights?.[n] ?? 1
    const ability = theta[n] ?? 0
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const i = item[at] ?? 0
      const place = scores[i]?.indexOf(category[at] ?? 0) ?? -1
      const own = groups[i]
      if (place < 0 || own === undefined) continue
      const total = totals[i] ?? 0
      const wanted = Math.min(MOST_GROUPS, Math.max(1, Math.floor(total / LEAST_PERSONS)))
      const before = passed[i] ?? 0
      let group = own.at(-1)
      if (group === undefined || (before >= (own.length * total) / wanted - 1e-9 && ability !== group.last)) {
        group = { persons: 0, theta: 0, last: ability, counts: new Float64Array(scores[i]?.length ?? 0) }
        own.push(group)
      }
      group.persons += weight
      group.theta += weight * ability
      group.last = ability
      group.counts[place] = (group.counts[place] ?? 0) + weight
      passed[i] = before + weight
    }
  }
  return groups.map((own, i) => own.map((group) => pointOf(group, scores[i] ?? [])))
}

interface Group {
  persons: number
  theta: number
  last: number
  readonly counts: Float64Array
}

function pointOf({ persons, theta, counts }: Group, scores: readonly number[]): EmpiricalPoint {
  const shares = Array.from(counts, (each) => ({ share: each / persons, ...wilson(each / persons, persons) }))
  const mean = scores.reduce((sum, score, k) => sum + score * (shares[k]?.share ?? 0), 0)
  const lowest = scores[0] ?? 0
  const highest = scores.at(-1) ?? 0
  if (scores.length === 2) {
    const { low = 0, high = 0 } = shares[1] ?? {}
    const span = highest - lowest
    return {
      theta: theta / persons,
      persons,
      mean,
      low: lowest + span * low,
      high: lowest + span * high,
      shares,
    }
  }
  const squares = scores.reduce(
    (sum, score, k) => sum + (score - mean) * (score - mean) * (shares[k]?.share ?? 0),
    0,
  )
  const half = persons > 1 ? Z95 * Math.sqrt(squares / (persons - 1)) : highest - lowest
  return {
    theta: theta / persons,
    persons,
    mean,
    low: Math.max(lowest, mean - half),
    high: Math.min(highest, mean + half),
    shares,
  }
}

/** 95 % interval of a share by Wilson's score (1927). @param n how many it is a share of, > 0 */
export function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const square = (Z95 * Z95) / n
  const middle = (share + square / 2) / (1 + square)
  const half = (Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
