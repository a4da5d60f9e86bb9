import { empiricalReliability, type RecordScale } from '#adaptive'
import type { AttemptReport, ReportedTest } from './attempt-report.ts'
import { Z95 } from './number-words.ts'

/** The candidates on one scale: work with an AI at hand is another scale than work without. */
export interface CohortScale {
  readonly policy: RecordScale['policy']
  /** those with a response that counts, the highest level first */
  readonly persons: readonly CohortPerson[]
  /** candidates without one, who are in none of the figures */
  readonly silent: number
  /** of the estimates, in logits; NaN without persons */
  readonly mean: number
  readonly median: number
  /** of the estimates, in logits; NaN for fewer than two persons */
  readonly deviation: number
  /** of the abilities, error taken into account, in logits; NaN for fewer than two persons */
  readonly abilityDeviation: number
  /** mean standard error in logits; NaN without persons */
  readonly meanSe: number
  /** empirical, in [0, 1]; NaN for fewer than two persons */
  readonly reliability: number
  /** pairs whose intervals of the difference leave 0 out, of those that stand next to each other and of all */
  readonly neighbours: ToldApart
  readonly pairs: ToldApart
}

export interface CohortPerson {
  readonly report: AttemptReport
  readonly scale: RecordScale
}

interface ToldApart {
  readonly pairs: number
  readonly told: number
}

/** @returns a scale for each AI policy of the test, in the order of its blocks */
export function cohortScales(
  { blocks }: ReportedTest,
  counted: readonly AttemptReport[],
): readonly CohortScale[] {
  return [...new Set(blocks.map(({ policy }) => policy))].map((policy) => {
    const all = counted.flatMap((report): readonly CohortPerson[] =>
      report.scales.filter((scale) => scale.policy === policy).map((scale) => ({ report, scale })),
    )
    const persons = all
      .filter(({ scale }) => scale.items > 0)
      .sort(
        (one, other) =>
          other.scale.theta - one.scale.theta ||
          compare(one.report.candidate, other.report.candidate) ||
          compare(one.report.attempt, other.report.attempt),
      )
    const thetas = persons.map(({ scale }) => scale.theta)
    const n = persons.length
    const mean = meanOf(thetas)
    const variance = thetas.reduce((sum, theta) => sum + (theta - mean) ** 2, 0) / (n - 1)
    const theta = Float64Array.from(thetas)
    const se = Float64Array.from(persons, ({ scale }) => scale.se)
    return {
      policy,
      persons,
      silent: counted.length - n,
      mean,
      median: medianOf(thetas),
      deviation: n < 2 ? NaN : Math.sqrt(variance),
      // the law of total variance: of the means of the posteriors, and within them
      abilityDeviation: n < 2 ? NaN : Math.sqrt(variance + meanOf(persons.map(({ scale }) => scale.se ** 2))),
      meanSe: meanOf(persons.map(({ scale }) => scale.se)),
      reliability: empiricalReliability({ theta, se }),
      neighbours: toldApart(theta, se, 1),
      pairs: toldApart(theta, se, n - 1),
    }
  })
}

/** Pairs up to some places apart in their order. */
function toldApart(theta: Float64Array, se: Float64Array, reach: number): ToldApart {
  let pairs = 0
  let told = 0
  // a hot loop: every pair once
  for (let one = 0; one < theta.length; one++)
    for (let other = one + 1; other < theta.length && other <= one + reach; other++) {
      pairs += 1
      const difference = Math.abs((theta[one] ?? 0) - (theta[other] ?? 0))
      if (difference > Z95 * Math.hypot(se[one] ?? 0, se[other] ?? 0)) told += 1
    }
  return { pairs, told }
}

/** @returns NaN for none */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** @returns the middle one, or the mean of the two in the middle; NaN for none */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[half] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
