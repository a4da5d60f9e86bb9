import { casesPart, type Noun } from './cases-part.ts'
import { firstCategories, type FollowUpGroups } from './first-categories.ts'
import type { CaseVerdict, ScorePart } from './graded-response.ts'
import type { Score } from '#schemas/score'

interface FollowUp extends FollowUpGroups {
  /** Ids of the old cases that hold before the change alone. */
  readonly voided: readonly string[]
}

/** What a kind with follow-ups hands over, whichever it is. */
interface FollowUpGraded {
  readonly max: number
  readonly task: { readonly examples: readonly { readonly id: string }[] }
  readonly key: { readonly cases: readonly { readonly id: string }[]; readonly followUp?: FollowUp }
  readonly response: { readonly followUp?: { readonly prediction: Prediction } }
  /** Of the locked answer on old and new cases; those of the adapted one are marked so. */
  readonly cases?: readonly CaseVerdict[]
}
type Prediction = 'passes' | 'fails' | 'unsure' | null

/** How a kind calls the answer and what it runs on, in the evidence. */
interface FollowUpWords {
  /** Such as "code": "you expected your code to pass …". */
  readonly answer: string
  readonly noun: Noun
}

/**
 * A first score with what the follow-up adds: its categories only where the first answer had earned all of them, its
 * evidence in any case. Without a follow-up, the first score as it is.
 *
 * @param first of the answer as it was locked
 * @param graded the whole answer, with all its verdicts
 */
export function withFollowUpScore(first: Score, graded: FollowUpGraded, words: FollowUpWords): Score {
  const { max, key, cases = [] } = graded
  if (key.followUp === undefined) return first
  const { categories, parts } = scoreFollowUp(key.followUp, graded, words)
  const added = first.category === firstCategories(graded) ? categories : 0
  return {
    ...first,
    max,
    category: Math.min(first.category + added, max),
    parts: [...first.parts, ...parts],
    cases: cases.map(({ id, verdict, fuel, adapted }) => ({
      id,
      verdict,
      fuel,
      ...(adapted && { adapted }),
    })),
  }
}

/** The verdicts of the answer as it was locked. */
export function lockedVerdicts(cases: readonly CaseVerdict[]): readonly CaseVerdict[] {
  return cases.filter(({ adapted }) => adapted === undefined)
}

/**
 * What an answer to a follow-up earns above the first answer: a category when the adapted answer passes the new visible
 * cases, the hidden ones of all basic groups and the old ones that the change leaves valid, and one more, where there
 * are edge groups, when it passes those too.
 *
 * The prediction is evidence and no category: every right first answer is proven to fail the new cases, so that who
 * always expects a failure would always be right.
 *
 * @returns categories from 0 to 2, and their evidence
 */
function scoreFollowUp(
  followUp: FollowUp,
  { task, key, response, cases = [] }: FollowUpGraded,
  words: FollowUpWords,
): { readonly categories: number; readonly parts: readonly ScorePart[] } {
  const { noun } = words
  const adapted = verdictsOf(cases.filter((one) => one.adapted === true))
  const kept = key.cases.flatMap(({ id }) => (followUp.voided.includes(id) ? [] : [id]))
  const visible = new Set(followUp.examples.map(({ id }) => id))
  const parts: ScorePart[] = []
  const isPassed = (part: ScorePart): boolean => {
    parts.push(response.followUp === undefined ? withoutAnswer(part) : { ...part, stage: 'follow-up' })
    return response.followUp !== undefined && part.earned === part.possible
  }
  let basic = isPassed(casesPart('new-examples', 'New examples', [...visible], adapted, noun))
  let edges = true
  let hasEdges = false
  for (const { name, title, tier } of followUp.groups) {
    const hidden = followUp.cases.flatMap(({ id, group }) => (group === name && !visible.has(id) ? [id] : []))
    if (hidden.length === 0) continue
    const passed = isPassed(casesPart(name, title, hidden, adapted, noun))
    if (tier === 'edge') {
      hasEdges = true
      edges &&= passed
    } else basic &&= passed
  }
  const ids = new Set([
    ...kept,
    ...task.examples.flatMap(({ id }) => (followUp.voided.includes(id) ? [] : [id])),
  ])
  if (ids.size > 0)
    basic =
      isPassed(casesPart('kept', `${capital(noun[1])} that still hold`, [...ids], adapted, noun)) && basic
  const predicted = predictionPart(
    followUp,
    response.followUp?.prediction ?? null,
    verdictsOf(lockedVerdicts(cases)),
    words,
  )
  return {
    categories: basic ? (hasEdges && edges ? 2 : 1) : 0,
    parts: response.followUp === undefined ? parts : [...parts, predicted],
  }
}

const SAID: Readonly<Record<NonNullable<Prediction>, (words: FollowUpWords) => string>> = {
  passes: ({ answer, noun: [, several] }) =>
    `you expected your ${answer} to pass the new ${several} as it stood`,
  fails: ({ answer, noun: [one] }) => `you expected your ${answer} to fail a new ${one} as it stood`,
  unsure: () => 'you were not sure',
}

/** Whether what was said of the locked answer is what it does on the new cases. */
function predictionPart(
  { cases }: FollowUp,
  prediction: Prediction,
  verdicts: ReadonlyMap<string, CaseVerdict>,
  words: FollowUpWords,
): ScorePart {
  const failed = cases.filter(({ id }) => verdicts.get(id)?.verdict !== 'passed').length
  const right = prediction === (failed > 0 ? 'fails' : 'passes')
  const said = prediction === null ? 'you made none' : SAID[prediction](words)
  const did = failed === 0 ? 'it passes all of them' : `it fails ${failed} of ${cases.length}`
  return {
    id: 'prediction',
    label: 'Prediction, which earns no step',
    earned: right ? 1 : 0,
    possible: 1,
    detail: `${said}; ${did}`,
    stage: 'follow-up',
  }
}

function withoutAnswer({ id, label, possible }: ScorePart): ScorePart {
  return { id, label, earned: 0, possible, detail: 'not reached', stage: 'follow-up' }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function verdictsOf(cases: readonly CaseVerdict[]): ReadonlyMap<string, CaseVerdict> {
  return new Map(cases.map((one) => [one.id, one]))
}
