import { casesPart, type Noun } from './cases-part.ts'
import type { CaseVerdict, ScorePart } from './graded-response.ts'

/** What a written answer is run on: visible cases, and groups of hidden ones. */
interface GroupedCases {
  readonly max: number
  /** The visible cases */
  readonly examples: readonly { readonly id: string }[]
  readonly key: {
    readonly groups: readonly {
      readonly name: string
      readonly title: string
      readonly tier: 'basic' | 'edge'
    }[]
    readonly cases: readonly { readonly id: string; readonly group: string }[]
  }
}

/**
 * Scores a run by groups of cases, m = 3, cumulative: 1 when the hidden cases of at least one basic group pass, 2 when
 * those of all basic groups pass, 3 when those of all edge groups pass too. A visible case that fails caps the score at
 * 0, so that a table of the examples earns nothing and a solution that breaks one does not either.
 *
 * @param cases verdicts; a case without one has not passed
 * @param noun what a case is called in the evidence, and what several are called
 */
export function scoreGroups(
  { max, examples, key }: GroupedCases,
  cases: readonly CaseVerdict[],
  noun?: Noun,
): {
  readonly category: number
  readonly max: number
  readonly parts: ScorePart[]
  readonly cases: CaseVerdict[]
} {
  const verdicts = new Map(cases.map((verdict) => [verdict.id, verdict]))
  const visible = new Set(examples.map(({ id }) => id))
  const parts: ScorePart[] = []
  if (visible.size > 0) parts.push(casesPart('examples', 'Examples', [...visible], verdicts, noun))
  let basic = 0
  let basicPassed = 0
  let edgesPassed = true
  for (const { name, title, tier } of key.groups) {
    const hidden = key.cases.flatMap(({ id, group }) => (group === name && !visible.has(id) ? [id] : []))
    if (hidden.length === 0) continue
    const found = casesPart(name, title, hidden, verdicts, noun)
    parts.push(found)
    const passed = found.earned === found.possible
    if (tier === 'edge') edgesPassed &&= passed
    else {
      basic++
      if (passed) basicPassed++
    }
  }
  const examplesPassed = [...visible].every((id) => verdicts.get(id)?.verdict === 'passed')
  let category = 0
  if (examplesPassed && basicPassed > 0) category = basicPassed < basic ? 1 : edgesPassed ? 3 : 2
  return {
    category: Math.min(category, max),
    max,
    parts,
    cases: cases.map(({ id, verdict, fuel }) => ({ id, verdict, fuel })),
  }
}
