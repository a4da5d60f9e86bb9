import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import type { CaseVerdict } from '../scoring/graded-response.ts'
import { complexityClasses, type ComplexityClass } from '../scoring/complexity-classes.ts'
import { scoreCode } from './code.ts'

type Verdict = CaseVerdict['verdict']
interface Group {
  readonly name: string
  readonly tier: 'basic' | 'edge'
  readonly hidden: number
}

function itemOf(groups: readonly Group[], visible = 1) {
  const testCase = (id: string, group: string) => ({ id, name: id, group, input: [], expected: 1 })
  const examples = Array.from({ length: visible }, (_, i) => testCase(`visible-${i}`, groups[0]?.name ?? ''))
  const cases = groups.flatMap(({ name, hidden }) =>
    Array.from({ length: hidden }, (_, i) => testCase(`${name}-${i}`, name)),
  )
  const task = {
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: '' } },
    languages: ['typescript' as const],
    starter: {},
    examples,
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
    compare: 'exact' as const,
  }
  const key = {
    groups: groups.map(({ name, tier }) => ({ name, tier, title: `Title of ${name}` })),
    cases: [...examples, ...cases],
  }
  return { kind: 'code' as const, max: 3, task, key }
}

const response = { kind: 'code', language: 'typescript', text: '' } as const
const GROUPS: readonly Group[] = [
  { name: 'ordinary', tier: 'basic', hidden: 2 },
  { name: 'long', tier: 'basic', hidden: 1 },
  { name: 'edges', tier: 'edge', hidden: 2 },
]
const item = itemOf(GROUPS)
const verdicts = (fails: Readonly<Record<string, Verdict>> = {}): CaseVerdict[] =>
  item.key.cases.map(({ id }) => ({ id, verdict: fails[id] ?? 'passed', fuel: 7 }))
const score = (cases: readonly CaseVerdict[]) => scoreCode({ ...item, response, cases })

describe('code', () => {
  it('earns 3 for everything', () => {
    const { category, parts, cases } = score(verdicts())
    expect(category).toBe(3)
    expect(parts).toEqual([
      { id: 'examples', label: 'Examples', earned: 1, possible: 1 },
      { id: 'ordinary', label: 'Title of ordinary', earned: 2, possible: 2 },
      { id: 'long', label: 'Title of long', earned: 1, possible: 1 },
      { id: 'edges', label: 'Title of edges', earned: 2, possible: 2 },
    ])
    expect(cases).toHaveLength(6)
  })
  it('earns 4 with a target only when every size grows slowly enough, and all answers are right', () => {
    const complexity = {
      class: 'n log n' as const,
      sizes: ['rows', 'names'],
      generators: ['random' as const],
      inputs: {},
    }
    const measured = { ...item, max: 4, task: { ...item.task, limits: { ...item.task.limits, complexity } } }
    const counts = { arrangement: 'random', sizes: [8, 11], steps: [9, 12] }
    const growth = (rows?: ComplexityClass, names?: ComplexityClass) => [
      { ...counts, size: 'rows', ...(rows && { class: rows }), detail: 'Rows.' },
      { ...counts, size: 'names', ...(names && { class: names }), detail: 'Names.' },
    ]
    const earned = (cases: readonly CaseVerdict[], of?: ReturnType<typeof growth>) => {
      const found = scoreCode({ ...measured, response, cases, ...(of && { growth: of }) })
      return [found.category, found.parts.at(-1)?.earned]
    }
    expect(earned(verdicts(), growth('n', 'n log n'))).toEqual([4, 2])
    expect(earned(verdicts(), growth('n', 'n^2'))).toEqual([3, 1])
    expect(earned(verdicts(), growth('n', undefined))).toEqual([3, 1])
    expect(earned(verdicts())).toEqual([3, 0])
    expect(earned(verdicts({ 'edges-1': 'wrong_answer' }), growth('1', '1'))).toEqual([2, 0])
    const right = scoreCode({ ...measured, response, cases: verdicts(), growth: growth('n', 'n^2') })
    expect(right.growth).toEqual([
      { ...counts, size: 'rows', class: 'n' },
      { ...counts, size: 'names', class: 'n^2' },
    ])
    const wrong = verdicts({ 'edges-1': 'wrong_answer' })
    expect(
      scoreCode({ ...measured, response, cases: wrong, growth: growth('n', 'n') }).growth,
    ).toBeUndefined()
    for (const [index, slower] of complexityClasses.entries()) {
      const faster = complexityClasses[index - 1]
      if (faster === undefined) continue
      const [less = 0, more = 0] = [slower, faster].map((one) => earned(verdicts(), growth(one, 'n'))[0])
      expect(more).toBeGreaterThanOrEqual(less)
    }
  })
  it('earns 2 without an edge group, 1 with one of the basic groups, 0 with none', () => {
    expect(score(verdicts({ 'edges-1': 'wrong_answer' })).category).toBe(2)
    expect(score(verdicts({ 'long-0': 'time_limit' })).category).toBe(1)
    expect(score(verdicts({ 'long-0': 'time_limit', 'ordinary-1': 'runtime_error' })).category).toBe(0)
  })
  it('earns 0 when a visible case fails, and for a table of the examples', () => {
    expect(score(verdicts({ 'visible-0': 'wrong_answer' })).category).toBe(0)
    const table = verdicts().map((one) =>
      one.id === 'visible-0' ? one : { ...one, verdict: 'wrong_answer' as const },
    )
    expect(score(table).category).toBe(0)
  })
  it('says how the cases of a group failed', () => {
    const { parts } = score(verdicts({ 'edges-0': 'memory_limit', 'edges-1': 'stopped' }))
    expect(parts.at(-1)).toEqual({
      id: 'edges',
      label: 'Title of edges',
      earned: 0,
      possible: 2,
      detail: '1 case over the memory limit, 1 case stopped by the watchdog',
    })
    expect(score([]).parts[1]?.detail).toBe('2 cases not run')
  })
})

const verdict = fc.constantFrom<Verdict>(
  'passed',
  'passed',
  'passed',
  'wrong_answer',
  'time_limit',
  'compile_error',
)
const group = fc.record({
  tier: fc.constantFrom('basic' as const, 'edge' as const),
  hidden: fc.integer({ min: 1, max: 3 }),
})
const graded: fc.Arbitrary<Graded> = fc
  .record({
    more: fc.array(group, { maxLength: 3 }),
    visible: fc.nat(2),
    drawn: fc.array(verdict, { minLength: 20, maxLength: 20 }),
  })
  .map(({ more, visible, drawn }) => {
    const built = itemOf(
      [{ name: 'first', tier: 'basic', hidden: 1 }, ...more.map((one, i) => ({ ...one, name: `more-${i}` }))],
      visible,
    )
    const cases = (of: (i: number) => Verdict): CaseVerdict[] =>
      built.key.cases.map(({ id }, i) => ({ id, verdict: of(i), fuel: 1 }))
    return {
      item: built,
      perfect: response,
      empty: response,
      other: response,
      perfectCases: cases(() => 'passed'),
      otherCases: cases((i) => drawn[i] ?? 'passed'),
    }
  })

assertScorerLaws('code', graded)

it('never falls when one more case passes', () => {
  fc.assert(
    fc.property(graded, fc.nat(20), ({ item: built, otherCases = [] }, at) => {
      if (built.kind !== 'code') return
      const better = otherCases.map((one, i) =>
        i === at % otherCases.length ? { ...one, verdict: 'passed' as const } : one,
      )
      const category = (cases: readonly CaseVerdict[]): number =>
        scoreCode({ ...built, response, cases }).category
      expect(category(better)).toBeGreaterThanOrEqual(category(otherCases))
    }),
  )
})

/** Cases of an item with a follow-up: the old ones, which of them are void, and the new ones by tier. */
interface Change {
  readonly groups: readonly Group[]
  readonly voided: readonly string[]
  readonly fresh: readonly Group[]
}

function changedItem({ groups, voided, fresh }: Change) {
  const before = itemOf(groups)
  const after = itemOf(fresh)
  const named = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: `new-${one.id}` })
  const max = 4 + (fresh.some(({ tier }) => tier === 'edge') ? 1 : 0)
  const followUp = {
    html: '<p>It changes.</p>',
    groups: after.key.groups.map((group) => ({ ...group, title: `New: ${group.title}` })),
    examples: after.task.examples.map(named),
    cases: after.key.cases.map(named),
    voided: [...voided],
    solutions: [],
  }
  return { ...before, max, key: { ...before.key, followUp } }
}

const CHANGE: Change = {
  groups: GROUPS,
  voided: ['long-0'],
  fresh: [
    { name: 'main', tier: 'basic', hidden: 2 },
    { name: 'rim', tier: 'edge', hidden: 1 },
  ],
}
type Prediction = 'passes' | 'fails' | 'unsure' | null
const changed = changedItem(CHANGE)
const answered = (prediction: Prediction) => ({
  ...response,
  followUp: { prediction, reason: '', text: '' },
})

/** Verdicts of the first answer on all cases, and of the adapted one; what is not named passes. */
function afterChange(
  built: ReturnType<typeof changedItem>,
  verdictOf: (id: string, isAdapted: boolean) => Verdict,
): CaseVerdict[] {
  const { cases, followUp } = built.key
  const kept = cases.filter(({ id }) => !followUp.voided.includes(id))
  return [
    ...[...cases, ...followUp.cases].map(({ id }) => ({ id, verdict: verdictOf(id, false), fuel: 1 })),
    ...[...kept, ...followUp.cases].map(({ id }) => ({
      id,
      verdict: verdictOf(id, true),
      fuel: 1,
      adapted: true as const,
    })),
  ]
}

/** The first answer fails the new cases, as is proven of every item; the adapted one fails what is named. */
function scoreChange(
  fails: readonly string[],
  prediction: Prediction = 'fails',
  broken: readonly string[] = [],
) {
  const cases = afterChange(changed, (id, isAdapted) =>
    (isAdapted ? fails.includes(id) : id.startsWith('new-') || broken.includes(id))
      ? 'wrong_answer'
      : 'passed',
  )
  return scoreCode({ ...changed, response: answered(prediction), cases })
}

describe('a follow-up', () => {
  it('adds a step for its basic groups and what still holds, and one for its edge groups', () => {
    expect(scoreChange([]).category).toBe(5)
    expect(scoreChange(['new-rim-0']).category).toBe(4)
    expect(scoreChange(['new-main-1']).category).toBe(3)
    expect(scoreChange(['new-visible-0']).category).toBe(3)
    expect(scoreChange(['ordinary-0']).category).toBe(3)
    expect(scoreChange(['new-main-0', 'new-main-1', 'new-rim-0']).category).toBe(3)
  })
  it('adds nothing to a first answer that was not right', () => {
    expect(scoreChange([], 'fails', ['edges-0']).category).toBe(2)
    expect(scoreChange([], 'fails', ['visible-0']).category).toBe(0)
  })
  it('is told apart from the first answer, with what was foreseen beside what the code does', () => {
    const parts = scoreChange(['ordinary-0']).parts.filter(({ stage }) => stage === 'follow-up')
    expect(parts).toEqual([
      { id: 'new-examples', label: 'New examples', earned: 1, possible: 1, stage: 'follow-up' },
      { id: 'main', label: 'New: Title of main', earned: 2, possible: 2, stage: 'follow-up' },
      { id: 'rim', label: 'New: Title of rim', earned: 1, possible: 1, stage: 'follow-up' },
      {
        id: 'kept',
        label: 'Cases that still hold',
        earned: 4,
        possible: 5,
        detail: '1 case with a different answer',
        stage: 'follow-up',
      },
      {
        id: 'prediction',
        label: 'Prediction, which earns no step',
        earned: 1,
        possible: 1,
        detail: 'you expected your code to fail a new case as it stood; it fails 4 of 4',
        stage: 'follow-up',
      },
    ])
  })
  it('is not reached where the time was over before', () => {
    const { category, parts } = scoreCode({
      ...changed,
      response,
      cases: afterChange(changed, () => 'passed'),
    })
    expect(category).toBe(3)
    expect(parts.at(-1)).toMatchObject({ id: 'kept', earned: 0, detail: 'not reached' })
  })
  it('sets its steps above that for the growth of the first answer', () => {
    const complexity = { class: 'n' as const, sizes: ['rows'], generators: ['random' as const], inputs: {} }
    const task = { ...changed.task, limits: { ...changed.task.limits, complexity } }
    const cases = afterChange(changed, (id, isAdapted) =>
      !isAdapted && id.startsWith('new-') ? 'wrong_answer' : 'passed',
    )
    const of = (found: ComplexityClass): number => {
      const growth = [
        { size: 'rows', class: found, arrangement: 'random', sizes: [8], steps: [9], detail: 'Rows.' },
      ]
      return scoreCode({ ...changed, max: 6, task, response: answered('fails'), cases, growth }).category
    }
    expect([of('n'), of('n^2')]).toEqual([6, 3])
  })
})

const change: fc.Arbitrary<Graded> = fc
  .record({
    more: fc.array(group, { maxLength: 2 }),
    fresh: fc.array(group, { maxLength: 2 }),
    voids: fc.boolean(),
    prediction: fc.constantFrom<Prediction>('passes', 'fails', 'unsure', null),
    drawn: fc.array(verdict, { minLength: 60, maxLength: 60 }),
  })
  .map(({ more, fresh, voids, prediction, drawn }) => {
    const first = { name: 'first', tier: 'basic' as const, hidden: 1 }
    const built = changedItem({
      groups: [first, ...more.map((one, i) => ({ ...one, name: `more-${i}` }))],
      fresh: [{ ...first, name: 'fresh' }, ...fresh.map((one, i) => ({ ...one, name: `fresh-${i}` }))],
      voided: voids ? ['first-0'] : [],
    })
    let at = 0
    return {
      item: built,
      perfect: answered('fails'),
      empty: answered(null),
      other: answered(prediction),
      perfectCases: afterChange(built, (id, isAdapted) =>
        !isAdapted && id.startsWith('new-') ? 'wrong_answer' : 'passed',
      ),
      otherCases: afterChange(built, () => drawn[at++ % drawn.length] ?? 'passed'),
    }
  })

assertScorerLaws('code with a follow-up', change)

describe('every follow-up', () => {
  const categoryOf = (
    { item: built }: Graded,
    answer: Graded['other'],
    cases: readonly CaseVerdict[],
  ): number => {
    if (built.kind !== 'code' || answer.kind !== 'code') throw new TypeError('not code')
    return scoreCode({ ...built, response: answer, cases }).category
  }
  it('never falls when one more case passes', () => {
    fc.assert(
      fc.property(change, fc.nat(100), (graded, at) => {
        const { otherCases = [], other } = graded
        const better = otherCases.map((one, i) =>
          i === at % otherCases.length ? { ...one, verdict: 'passed' as const } : one,
        )
        expect(categoryOf(graded, other, better)).toBeGreaterThanOrEqual(
          categoryOf(graded, other, otherCases),
        )
      }),
    )
  })
  it('gives the same step whatever was predicted, so that no prediction is worth a guess', () => {
    fc.assert(
      fc.property(change, (graded) => {
        const { otherCases = [] } = graded
        const steps = (['passes', 'fails', 'unsure', null] as const).map((prediction) =>
          categoryOf(graded, answered(prediction), otherCases),
        )
        expect(new Set(steps).size).toBe(1)
      }),
    )
  })
  it('gives the locked answer as it is no step, since it fails the new cases', () => {
    fc.assert(
      fc.property(change, (graded) => {
        const { perfectCases = [], perfect } = graded
        const lazy = perfectCases.map((one) =>
          one.id.startsWith('new-') ? { ...one, verdict: 'wrong_answer' as const } : one,
        )
        expect(categoryOf(graded, perfect, lazy)).toBe(3)
      }),
    )
  })
})
