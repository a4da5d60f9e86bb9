import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import type { CaseVerdict } from '../scoring/graded-response.ts'
import { scoreTests } from './tests.ts'

type Verdict = CaseVerdict['verdict']
const REFERENCE = '00000000-0000-4000-8000-000000000000'

function itemOf(categories: readonly number[]) {
  const mutants = categories.map((category, i) => ({
    id: `00000000-0000-4000-8000-0000000000${String(i + 10)}`,
    name: `mutant-${i}`,
    fault: 'A fault.',
    category,
    text: '',
  }))
  const task = {
    language: 'typescript' as const,
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: '' } },
    starter: '',
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
  }
  const key = { reference: '', mutants, suite: '' }
  return { kind: 'tests' as const, max: Math.max(...categories), task, key }
}

const response = { kind: 'tests', language: 'typescript', text: '' } as const
const casesOf = (
  { key }: ReturnType<typeof itemOf>,
  reference: Verdict,
  of: (i: number) => Verdict,
): CaseVerdict[] => [
  { id: REFERENCE, verdict: reference, fuel: 1 },
  ...key.mutants.map(({ id }, i) => ({ id, verdict: of(i), fuel: 1 })),
]

describe('tests', () => {
  const item = itemOf([1, 1, 2])
  const categoryOf = (reference: Verdict, verdicts: readonly Verdict[]): number =>
    scoreTests({ ...item, response, cases: casesOf(item, reference, (i) => verdicts[i] ?? 'passed') })
      .category

  it('earn the categories whose faults, and those below, are all found', () => {
    expect(categoryOf('passed', ['wrong_answer', 'wrong_answer', 'wrong_answer'])).toBe(2)
    expect(categoryOf('passed', ['wrong_answer', 'wrong_answer', 'passed'])).toBe(1)
    expect(categoryOf('passed', ['wrong_answer', 'passed', 'wrong_answer'])).toBe(0)
  })
  it('find what does not end, and not what was stopped or does not compile', () => {
    expect(categoryOf('passed', ['time_limit', 'runtime_error', 'memory_limit'])).toBe(2)
    expect(categoryOf('passed', ['stopped', 'time_limit', 'time_limit'])).toBe(0)
    expect(categoryOf('passed', ['compile_error', 'time_limit', 'time_limit'])).toBe(0)
  })
  it('earn nothing with a false alarm, or without an end on the reference', () => {
    for (const verdict of ['wrong_answer', 'time_limit', 'runtime_error'] as const)
      expect(categoryOf(verdict, ['wrong_answer', 'wrong_answer', 'wrong_answer'])).toBe(0)
  })
})

const verdict = fc.constantFrom<Verdict>('passed', 'wrong_answer', 'time_limit', 'compile_error')
const graded: fc.Arbitrary<Graded> = fc
  .record({
    categories: fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 })
      .map((list) => [1, ...list]),
    reference: verdict,
    drawn: fc.array(verdict, { minLength: 9, maxLength: 9 }),
  })
  .map(({ categories, reference, drawn }) => {
    const item = itemOf(categories)
    return {
      item,
      perfect: response,
      empty: response,
      other: response,
      perfectCases: casesOf(item, 'passed', () => 'wrong_answer'),
      otherCases: casesOf(item, reference, (i) => drawn[i] ?? 'passed'),
    }
  })

assertScorerLaws('tests', graded)

it('never fall when one more fault is found', () => {
  fc.assert(
    fc.property(graded, fc.nat(8), ({ item, otherCases = [] }, at) => {
      if (item.kind !== 'tests') return
      const better = otherCases.map((one, i) =>
        i === 1 + (at % (otherCases.length - 1)) ? { ...one, verdict: 'wrong_answer' as const } : one,
      )
      const category = (cases: readonly CaseVerdict[]): number =>
        scoreTests({ ...item, response, cases }).category
      expect(category(better)).toBeGreaterThanOrEqual(category(otherCases))
    }),
  )
})

/** The item with a follow-up: what is right now, what was right before, and new faults. */
const versions = ['changed', 'old-rule', 'basic', 'edge'].map((name, i) => ({
  id: `00000000-0000-4000-8000-0000000001${String(i + 10)}`,
  name,
  group: name === 'edge' ? 'rim' : 'main',
  text: '',
  ...(i === 0 ? {} : { fault: 'A fault.' }),
}))
const before = itemOf([1, 2])
const changed = {
  ...before,
  max: 4,
  key: {
    ...before.key,
    followUp: {
      html: '<p>It changes.</p>',
      groups: [
        { name: 'main', tier: 'basic' as const, title: 'Main' },
        { name: 'rim', tier: 'edge' as const, title: 'Rim' },
      ],
      examples: versions.slice(0, 1),
      cases: versions,
      voided: [REFERENCE, ...before.key.mutants.map(({ id }) => id)],
      solutions: [],
    },
  },
}
const adaptedSuite = { ...response, followUp: { prediction: 'fails' as const, reason: '', text: '' } }

/** @param right on the changed function @param of what the adapted suite comes to on its faults, by their names */
function changeCases(
  right: Verdict,
  of: (name: string) => Verdict,
  first: readonly CaseVerdict[] = casesOf(before, 'passed', () => 'wrong_answer'),
): CaseVerdict[] {
  const [reference, ...faults] = versions
  return [
    ...first,
    // A suite that was clean on the old rule raises an alarm now: nothing runs after that.
    { id: reference?.id ?? '', verdict: 'wrong_answer', fuel: 1 },
    { id: reference?.id ?? '', verdict: right, fuel: 1, adapted: true },
    ...faults.map(({ id, name }) => ({ id, verdict: of(name), fuel: 1, adapted: true as const })),
  ]
}
const scoreChange = (right: Verdict, missed: readonly string[], first?: readonly CaseVerdict[]) =>
  scoreTests({
    ...changed,
    response: adaptedSuite,
    cases: changeCases(right, (name) => (missed.includes(name) ? 'passed' : 'wrong_answer'), first),
  })

describe('a follow-up to tests', () => {
  it('adds a category for the basic faults, the old rule among them, and one for the others', () => {
    expect(scoreChange('passed', []).category).toBe(4)
    expect(scoreChange('passed', ['edge']).category).toBe(3)
    for (const missed of ['basic', 'old-rule']) expect(scoreChange('passed', [missed]).category).toBe(2)
  })
  it('adds nothing with a false alarm, and nothing to a suite that was not whole', () => {
    expect(scoreChange('wrong_answer', []).category).toBe(2)
    const missing = casesOf(before, 'passed', (i) => (i === 1 ? 'passed' : 'wrong_answer'))
    expect(scoreChange('passed', [], missing).category).toBe(1)
    expect(
      scoreChange(
        'passed',
        [],
        casesOf(before, 'wrong_answer', () => 'wrong_answer'),
      ).category,
    ).toBe(0)
  })
  it('gives the locked suite as it is nothing: it is clean on the old rule, or on nothing', () => {
    expect(scoreChange('wrong_answer', ['old-rule', 'basic', 'edge']).category).toBe(2)
  })
  it('finds what does not end, and keeps the verdicts as they were', () => {
    const cases = changeCases('passed', () => 'time_limit')
    const score = scoreTests({ ...changed, response: adaptedSuite, cases })
    expect(score.category).toBe(4)
    expect(score.cases).toEqual(cases)
  })
  it('says in words what was foreseen and what was found', () => {
    const words = (score: ReturnType<typeof scoreTests>) =>
      score.parts.flatMap(({ id, stage, detail }) => (stage === undefined ? [] : [`${id}: ${detail ?? ''}`]))
    expect(words(scoreChange('passed', ['old-rule']))).toEqual([
      'new-examples: ',
      'main: 1 of 2 found',
      'rim: found',
      'prediction: you expected your test suite to raise a false alarm or to miss a fault as it stood; it raises a false alarm',
    ])
    expect(words(scoreChange('wrong_answer', []))).toEqual([
      'new-examples: so no fault counts as found',
      'main: 0 of 2 found',
      'rim: 0 of 1 found',
      expect.stringMatching(/^prediction: /),
    ])
    const locked = scoreTests({
      ...changed,
      response,
      cases: casesOf(before, 'passed', () => 'wrong_answer'),
    })
    expect(locked.category).toBe(2)
    expect(words(locked)).toEqual(['new-examples: not reached', 'main: not reached', 'rim: not reached'])
  })
  it('counts what the locked suite finds where it raises no alarm', () => {
    const [reference, old, basic, edge] = versions.map(({ id }) => id)
    const cases: CaseVerdict[] = [
      ...casesOf(before, 'passed', () => 'wrong_answer'),
      { id: reference ?? '', verdict: 'passed', fuel: 1 },
      { id: old ?? '', verdict: 'passed', fuel: 1 },
      { id: basic ?? '', verdict: 'wrong_answer', fuel: 1 },
      { id: edge ?? '', verdict: 'passed', fuel: 1 },
    ]
    const { parts } = scoreTests({ ...changed, response: adaptedSuite, cases })
    expect(parts.at(-1)).toMatchObject({
      earned: 1,
      detail: expect.stringMatching(/; it finds 1 of 3 faults$/) as string,
    })
  })
  it('never falls when one more fault is found, or a false alarm is gone', () => {
    const names = versions.slice(1).map(({ name }) => name)
    const right = fc.constantFrom<Verdict>('passed', 'wrong_answer', 'time_limit')
    fc.assert(
      fc.property(right, fc.subarray(names), fc.constantFrom(...names), (verdict, missed, better) => {
        const now = scoreChange(verdict, missed).category
        const rest = missed.filter((name) => name !== better)
        expect(scoreChange(verdict, rest).category).toBeGreaterThanOrEqual(now)
        expect(scoreChange('passed', missed).category).toBeGreaterThanOrEqual(now)
      }),
    )
  })
})

assertScorerLaws(
  'tests with a follow-up',
  fc
    .record({ right: verdict, drawn: fc.array(verdict, { minLength: 3, maxLength: 3 }), first: verdict })
    .map(({ right, drawn, first }) => ({
      item: changed,
      perfect: adaptedSuite,
      empty: response,
      other: adaptedSuite,
      perfectCases: changeCases('passed', () => 'wrong_answer'),
      otherCases: changeCases(
        right,
        (name) => drawn[versions.findIndex((one) => one.name === name) - 1] ?? 'passed',
        casesOf(before, first, (i) => drawn[i] ?? 'passed'),
      ),
    })),
)
