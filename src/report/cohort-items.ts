import type { RecordScale } from '#adaptive'
import type { ReportedAnswer } from './attempt-report.ts'
import type { CohortScale } from './cohort-scales.ts'
import { medianOf } from './cohort-scales.ts'
import { compareShares, scoredAnswers, SURE, type EarnedShare, type ScoredAnswer } from './cohort-shares.ts'
import { wilson } from './empirical-points.ts'
import { Z95 } from './number-words.ts'
import { restAbility } from './rest-ability.ts'

/** An item, or all variants of one item model, on one scale. */
export interface CohortItem {
  readonly name: string
  readonly title: string
  readonly policy: RecordScale['policy']
  /** different items behind it: more than 1 where variants were drawn */
  readonly variants: number
  readonly isOnTrial: boolean
  /** candidates who met it */
  readonly taken: number
  /** of these, without a submission that could be scored */
  readonly missing: number
  readonly earned: EarnedShare
  /** answers in each category, from 0 */
  readonly categories: readonly number[]
  /** of its share of points with the ability by the same candidates' other answers */
  readonly correlation: Correlation | undefined
  /** time at hand, in milliseconds; NaN where nobody took it */
  readonly medianMs: number
  /** answers with a category that steered, and those of them whose category of record is another one */
  readonly steered: number
  readonly restored: number
  /** of its last version, in logits */
  readonly thresholds: readonly number[]
  /** why somebody should look at it, the gravest first */
  readonly flags: readonly ItemConcern[]
}

interface Correlation {
  readonly n: number
  readonly r: number
  /** ends of its 95 % interval (Fisher 1921) */
  readonly low: number
  readonly high: number
}

export const itemConcerns = {
  against: 'those who do better elsewhere do worse here',
  harder: 'harder here than it was measured to be',
  easier: 'easier here than it was measured to be',
  missing: 'often not submitted',
  restored: 'the score during the test was often another',
} as const

export type ItemConcern = keyof typeof itemConcerns

/** Shares from which on something is remarkable, where their whole 95 % interval lies beyond. */
export const REMARKABLE = { missing: 0.1, restored: 0.25 } as const
/** Fewer answers bear no conclusion. */
export const FEW = 30

/** What an item has earned that nobody's answer to was scored. */
const NOTHING: EarnedShare = {
  answers: 0,
  candidates: 0,
  share: NaN,
  low: NaN,
  high: NaN,
  expected: undefined,
  beyond: undefined,
}

/** @returns the items of a scale, those that need a look first, then those with the most answers */
export function cohortItems({ policy, persons }: CohortScale): readonly CohortItem[] {
  const scored = scoredAnswers(persons, policy)
  const byItem = Map.groupBy(scored, ({ answer }) => unitOf(answer))
  const shares = compareShares(scored, byItem)
  const taken = Map.groupBy(
    persons.flatMap(({ report }) => report.answers.filter((answer) => answer.policy === policy)),
    unitOf,
  )
  const items = [...taken].map(([name, answers]): CohortItem => {
    const own = byItem.get(name) ?? []
    const earned = shares.get(name) ?? NOTHING
    const last = answers.at(-1)
    const steered = own.filter(({ answer }) => answer.provisional !== undefined)
    const counts = {
      taken: answers.length,
      missing: answers.filter(({ score }) => score === undefined).length,
      steered: steered.length,
      restored: steered.filter(({ answer }) => answer.provisional !== answer.score?.category).length,
    }
    const correlation = correlationOf(
      own.flatMap(({ answer, person, share }) => {
        const others = persons[person]?.report.answers.filter(
          (other) => other !== answer && other.policy === policy,
        )
        const rest = restAbility(others ?? [])
        return rest === undefined ? [] : [[share, rest] as const]
      }),
    )
    return {
      name,
      title: last?.title ?? '',
      policy,
      variants: new Set(answers.map(({ id }) => id)).size,
      isOnTrial: answers.some(({ uncounted }) => uncounted === 'pretest'),
      ...counts,
      earned,
      categories: categoriesOf(own),
      correlation,
      medianMs: medianOf(answers.map(({ durationMs }) => durationMs)),
      thresholds: last?.thresholds ?? [],
      flags: concernsOf({ ...counts, earned, correlation }),
    }
  })
  return items.sort(
    (one, other) =>
      grade(one) - grade(other) ||
      other.earned.answers - one.earned.answers ||
      (one.name < other.name ? -1 : 1),
  )
}

/** What is one item for a cohort: variants of a model are few answers each. */
function unitOf({ variantOf, id }: ReportedAnswer): string {
  return variantOf ?? id
}

function categoriesOf(scored: readonly ScoredAnswer[]): readonly number[] {
  const most = scored.reduce((max, { answer }) => Math.max(max, answer.max), 0)
  const counts = Array.from({ length: most + 1 }, () => 0)
  for (const { answer } of scored) {
    const category = answer.score?.category ?? 0
    counts[category] = (counts[category] ?? 0) + 1
  }
  return counts
}

function correlationOf(pairs: readonly (readonly [number, number])[]): Correlation | undefined {
  const n = pairs.length
  if (n < SURE.candidates) return undefined
  const [meanX, meanY] = [0, 1].map((at) => pairs.reduce((sum, pair) => sum + (pair[at] ?? 0), 0) / n)
  let [xx, xy, yy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    const [dx, dy] = [x - (meanX ?? 0), y - (meanY ?? 0)]
    xx += dx * dx
    xy += dx * dy
    yy += dy * dy
  }
  // rounding leaves a little variance where there is none
  if (!(xx > 1e-12 && yy > 1e-12)) return undefined
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
  const half = Z95 / Math.sqrt(n - 3)
  return { n, r, low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) }
}

function concernsOf({
  taken,
  missing,
  steered,
  restored,
  earned,
  correlation,
}: Pick<
  CohortItem,
  'taken' | 'missing' | 'steered' | 'restored' | 'earned' | 'correlation'
>): readonly ItemConcern[] {
  const isBeyond = (some: number, n: number, limit: number): boolean =>
    n > 0 && wilson(some / n, n).low > limit
  const { beyond } = earned
  const found: Readonly<Record<ItemConcern, boolean>> = {
    against: correlation !== undefined && correlation.high < 0,
    harder: beyond?.isSure === true && beyond.difference < 0,
    easier: beyond?.isSure === true && beyond.difference > 0,
    missing: isBeyond(missing, taken, REMARKABLE.missing),
    restored: isBeyond(restored, steered, REMARKABLE.restored),
  }
  return concerns.filter((concern) => found[concern])
}

const concerns = Object.keys(itemConcerns) as readonly ItemConcern[]

function grade({ flags: [first] }: CohortItem): number {
  return first === undefined ? concerns.length : concerns.indexOf(first)
}
