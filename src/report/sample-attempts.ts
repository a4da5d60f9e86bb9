import { createGenerator, responseCurve, type RecordScale } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import type { AttemptReport, ReportedAnswer, ReportedTest } from './attempt-report.ts'
import type { CohortGroups } from './cohort.ts'

/** What sample candidates are like. */
export interface SampleCohort {
  readonly candidates: number
  /** items of the bank; 24 if absent */
  readonly items?: number
  /** answers of each; 8 if absent */
  readonly answers?: number
  /** logits by which items of the skill `graphs` are harder than their parameters say; 0 if absent */
  readonly weakness?: number
  /** candidates' mean ability in logits; 0.3 if absent */
  readonly mean?: number
}

const SKILLS = ['arrays', 'graphs', 'sql', 'reading code', 'recursion']
const GRID = Array.from({ length: 61 }, (_, k) => -4.5 + 0.15 * k)
const MINUTE = 60_000

export const sampleTest: ReportedTest = {
  id: 'screen',
  title: 'Screen for developers',
  bank: 'screen',
  release: { version: '1.2.0', hash: 'ab'.repeat(32) },
  organisation: 'Example Ltd',
  notice: { keptDays: 90, contact: 'tests@example.org' },
  precision: [{ block: 'main', coverage95: 0.951, meanSe: 0.42 }],
  blocks: [{ id: 'main', title: 'Main part', policy: 'forbidden' }],
}

/**
 * Reports of candidates as a test would leave them: abilities from a normal distribution, answers drawn from the items' own
 * curves, items next to the candidate's ability, and estimates by the posterior's mean.
 */
export function sampleAttempts({
  candidates,
  items = 24,
  answers = 8,
  weakness = 0,
  mean = 0.3,
}: SampleCohort): readonly AttemptReport[] {
  const generator = createGenerator('sample', 'cohort')
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - generator.unit())) * Math.cos(2 * Math.PI * generator.unit())
  const bank = Array.from({ length: items }, (_, i): ItemParameters => {
    const b = ((i * 7) % items) / (items / 4) - 2
    return i % 4 === 3
      ? { model: '2pl', a: 1.1, b, c: 0, d: 1 }
      : { model: 'grm', a: 1.2 + (i % 3) / 4, b: [b - 0.7, b, b + 0.8] }
  })
  return Array.from({ length: candidates }, (_, n): AttemptReport => {
    const ability = mean + normal()
    const met = bank
      .map((parameters, place) => ({
        parameters,
        place,
        far: Math.abs(middleOf(parameters) - ability) + generator.unit(),
      }))
      .sort((one, other) => one.far - other.far)
      .slice(0, answers)
    const scored = met.map(({ parameters, place }) => {
      const isWeak = SKILLS[place % SKILLS.length] === 'graphs'
      const shares = curveAt(parameters, ability - (isWeak ? weakness : 0))
      let left = generator.unit()
      const category = shares.findIndex((share) => (left -= share) < 0)
      return { parameters, place, category: category < 0 ? shares.length - 1 : category }
    })
    const scale = estimateOf(scored)
    return {
      test: sampleTest,
      attempt: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      candidate: `candidate-${String(n + 1).padStart(3, '0')}`,
      status: n % 20 === 7 ? 'flagged' : 'accepted',
      reasons:
        n % 20 === 7
          ? [
              `For ${2 + (n % 5)} minutes the page was closed or the machine slept: no time limit counted that.`,
            ]
          : [],
      moments: [],
      began: Date.UTC(2026, 9, 1) + n * 60 * MINUTE,
      lastedMs: (50 + (n % 20)) * MINUTE,
      isAdjusted: n % 25 === 3,
      scales: [scale],
      blocks: [{ id: 'main', finished: 'length', assistance: '' }],
      answers: scored.map(({ parameters, place, category }, at): ReportedAnswer => {
        const shares = curveAt(parameters, scale.theta)
        const max = shares.length - 1
        const isSteering = place % 3 !== 0
        return {
          position: at + 1,
          id: `item-${String(place + 1).padStart(2, '0')}`,
          version: '1.0.0',
          title: `Problem ${place + 1}`,
          kind: 'code',
          skills: [SKILLS[place % SKILLS.length] ?? ''],
          block: 'main',
          policy: 'forbidden',
          thresholds: typeof parameters.b === 'number' ? [parameters.b] : parameters.b,
          score: { category, max, parts: [] },
          max,
          expected: shares.reduce((sum, share, k) => sum + k * share, 0),
          ...(isSteering && { provisional: (n + place) % 9 === 0 ? Math.max(0, category - 1) : category }),
          presentedMs: at * 7 * MINUTE,
          durationMs: (4 + ((n * 3 + place) % 7)) * MINUTE,
          language: 'javascript',
          asked: { stem: '<p>A stem of <code>f</code>.</p>', options: [] },
          documents: [
            {
              name: 'solution.js',
              starter: 'function solve(values) {}',
              submitted: `function solve(values) {\n  return ${n}\n}`,
            },
          ],
          said: [],
          runs: n % 6,
          ownCases: [],
        }
      }),
      signals: [],
      origins: [['log', `${n}`]],
    }
  })
}

/** What sample candidates said of themselves: two columns, one of twenty said nothing. */
export function sampleGroups(attempts: readonly AttemptReport[]): CohortGroups {
  return {
    columns: ['gender', 'age'],
    byCandidate: new Map(
      attempts.map(({ candidate }, n) => [
        candidate,
        [
          n % 20 === 4 ? '' : n % 5 < 2 ? 'woman' : n % 50 === 9 ? 'non-binary' : 'man',
          n % 3 === 0 ? 'from 40' : 'under 40',
        ],
      ]),
    ),
  }
}

function curveAt(parameters: ItemParameters, theta: number): readonly number[] {
  const size = typeof parameters.b === 'number' ? 2 : parameters.b.length + 1
  const shares = new Float64Array(size)
  responseCurve(parameters)(theta, shares, new Float64Array(size))
  return [...shares]
}

function middleOf({ b }: ItemParameters): number {
  return typeof b === 'number' ? b : (b[Math.floor(b.length / 2)] ?? 0)
}

/** The posterior's mean under a standard normal prior; its interval by the normal approximation. */
function estimateOf(
  scored: readonly { readonly parameters: ItemParameters; readonly category: number }[],
): RecordScale {
  const weights = GRID.map((theta) =>
    scored.reduce(
      (weight, { parameters, category }) => weight * (curveAt(parameters, theta)[category] ?? 0),
      Math.exp((-theta * theta) / 2),
    ),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const momentOf = (power: number): number =>
    GRID.reduce((sum, theta, k) => sum + theta ** power * (weights[k] ?? 0), 0) / total
  const theta = momentOf(1)
  const se = Math.sqrt(momentOf(2) - theta * theta)
  return {
    policy: 'forbidden',
    theta,
    se,
    low: theta - 1.96 * se,
    high: theta + 1.96 * se,
    items: scored.length,
  }
}
