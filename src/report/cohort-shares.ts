import type { RecordScale } from '#adaptive'
import type { ReportedAnswer } from './attempt-report.ts'
import type { CohortPerson } from './cohort-scales.ts'
import { wilson } from './empirical-points.ts'

/** A scored answer of one of a scale's candidates. */
export interface ScoredAnswer {
  readonly answer: ReportedAnswer
  /** place of its candidate */
  readonly person: number
  /** of the item's points, in [0, 1] */
  readonly share: number
  /** share less the one that the parameters expect of this candidate; undefined where none is, as on trial */
  readonly surprise: number | undefined
}

/** What was earned in some of the answers, such as those to one item. */
export interface EarnedShare {
  readonly answers: number
  readonly candidates: number
  /** mean share of points, NaN without answers, and its 95 % interval (Wilson 1927) with candidates as its n */
  readonly share: number
  readonly low: number
  readonly high: number
  /** mean share that the parameters expect; undefined where of some answer none is */
  readonly expected: number | undefined
  /** how much more was earned than expected, compared with the other answers; undefined for too few candidates or no others */
  readonly beyond: { readonly difference: number; readonly se: number; readonly isSure: boolean } | undefined
}

/** A difference is told from so many candidates on, and called sure from so many standard errors on: chance brings those to one of 370. */
export const SURE = { candidates: 10, errors: 3 } as const

/** @returns the scored answers of one policy that count, or are on trial */
export function scoredAnswers(
  persons: readonly CohortPerson[],
  policy: RecordScale['policy'],
): readonly ScoredAnswer[] {
  return persons.flatMap(({ report }, person) =>
    report.answers.flatMap((answer): readonly ScoredAnswer[] => {
      const { score, max, expected, uncounted } = answer
      if (answer.policy !== policy || score === undefined || !(max > 0)) return []
      if (uncounted !== undefined && uncounted !== 'pretest') return []
      const share = score.category / max
      const surprise = expected === undefined ? undefined : share - expected / max
      return [{ answer, person, share, surprise }]
    }),
  )
}

/** Surprises of some answers, by candidate. */
interface Surprises {
  readonly sums: Float64Array
  readonly counts: Float64Array
  readonly sum: number
  readonly count: number
}

/** Parts that are taken out of what others are compared with, at most. */
const MOST_ROUNDS = 40

/**
 * What parts of a scale's answers earned, compared with the others.
 *
 * An estimate leans towards its prior, and so do the shares that it expects: in an able cohort all items seem easy. So a part's
 * surprise is compared with that of the other answers. One part that is far off makes all others seem off to the other side; so
 * what differs the most, and for sure, is taken out of what the others are compared with, and all are compared again, until nothing
 * more is sure or less than half of the answers were left (purification, as for differential functioning). Answers of one candidate
 * hang together; the standard error is that of a difference of two ratios over candidates (Cochran 1977, 6.3).
 *
 * @param parts some of `all`, by name; they may overlap
 */
export function compareShares(
  all: readonly ScoredAnswer[],
  parts: ReadonlyMap<string, readonly ScoredAnswer[]>,
): ReadonlyMap<string, EarnedShare> {
  const persons = all.reduce((most, { person }) => Math.max(most, person + 1), 0)
  const own = new Map([...parts].map(([name, part]) => [name, surprisesOf(part, persons)]))
  const compareWith = (anchors: readonly ScoredAnswer[], out: ReadonlySet<string>) => {
    const reference = surprisesOf(anchors, persons)
    return new Map(
      [...parts].map(([name, part]) => [
        name,
        earnedOf(part, own.get(name), out.has(name) ? reference : without(reference, own.get(name))),
      ]),
    )
  }
  const out = new Set<string>()
  let anchors = all
  let found = compareWith(anchors, out)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const worst = surest([...found].filter(([name]) => !out.has(name)))
    if (worst === undefined) break
    const taken = new Set(parts.get(worst))
    const left = anchors.filter((answer) => !taken.has(answer))
    if (2 * left.length < all.length) break
    const next = compareWith(left, new Set([...out, worst]))
    // of two parts each is what the other is compared with
    if ([...next].some(([name, { beyond }]) => beyond === undefined && found.get(name)?.beyond !== undefined))
      break
    out.add(worst)
    anchors = left
    found = next
  }
  return found
}

/** The part that differs by the most standard errors, of those that differ for sure. */
function surest(found: readonly (readonly [string, EarnedShare])[]): string | undefined {
  let worst: string | undefined
  let most = 0
  for (const [name, { beyond }] of found) {
    if (beyond?.isSure !== true) continue
    const errors = Math.abs(beyond.difference) / beyond.se
    if (errors <= most) continue
    worst = name
    most = errors
  }
  return worst
}

function earnedOf(part: readonly ScoredAnswer[], own: Surprises | undefined, others: Surprises): EarnedShare {
  const candidates = new Set(part.map(({ person }) => person)).size
  const share = part.reduce((sum, each) => sum + each.share, 0) / part.length
  const isExpected = own !== undefined && part.length > 0 && own.count === part.length
  return {
    answers: part.length,
    candidates,
    share,
    ...(candidates > 0 ? wilson(share, candidates) : { low: NaN, high: NaN }),
    expected: isExpected ? share - own.sum / own.count : undefined,
    beyond: isExpected && candidates >= SURE.candidates ? differenceOf(own, others) : undefined,
  }
}

function surprisesOf(answers: readonly ScoredAnswer[], persons: number): Surprises {
  const sums = new Float64Array(persons)
  const counts = new Float64Array(persons)
  let sum = 0
  let count = 0
  for (const { person, surprise } of answers) {
    if (surprise === undefined) continue
    sums[person] = (sums[person] ?? 0) + surprise
    counts[person] = (counts[person] ?? 0) + 1
    sum += surprise
    count += 1
  }
  return { sums, counts, sum, count }
}

/** The surprises of a set of answers without some of them. */
function without(all: Surprises, some: Surprises | undefined): Surprises {
  if (some === undefined) return all
  return {
    sums: all.sums.map((sum, n) => sum - (some.sums[n] ?? 0)),
    counts: all.counts.map((count, n) => count - (some.counts[n] ?? 0)),
    sum: all.sum - some.sum,
    count: all.count - some.count,
  }
}

function differenceOf(own: Surprises, others: Surprises): EarnedShare['beyond'] {
  if (others.count < 1) return undefined
  const [here, there] = [own.sum / own.count, others.sum / others.count]
  let squares = 0
  let persons = 0
  // a hot loop: every candidate, for every item
  for (let n = 0; n < own.counts.length; n++) {
    const [count, otherCount] = [own.counts[n] ?? 0, others.counts[n] ?? 0]
    if (count + otherCount === 0) continue
    persons += 1
    const inner = ((own.sums[n] ?? 0) - here * count) / own.count
    const outer = ((others.sums[n] ?? 0) - there * otherCount) / others.count
    squares += (inner - outer) * (inner - outer)
  }
  const difference = here - there
  const se = Math.sqrt((squares * persons) / (persons - 1))
  return { difference, se, isSure: se > 0 && Math.abs(difference) > SURE.errors * se }
}
