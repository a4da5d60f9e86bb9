import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complexityClasses, type ComplexityClass } from '../scoring/complexity-classes.ts'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import type { CaseVerdict } from '../scoring/graded-response.ts'
import { scoreSql } from './sql.ts'

type Verdict = CaseVerdict['verdict']

const groups = [
  { name: 'ordinary', tier: 'basic', title: 'Ordinary days' },
  { name: 'empty', tier: 'basic', title: 'Empty tables' },
  { name: 'nulls', tier: 'edge', title: 'Missing values' },
] as const
const database = (id: string, group: string) => ({
  id,
  name: id,
  group,
  script: '',
  tables: [],
  expected: { columns: ['a'], rows: [[1]] },
})
const examples = [database('shown', 'ordinary')]
const item = {
  kind: 'sql' as const,
  max: 3,
  task: {
    columns: [{ name: 'a', doc: 'A number.' }],
    compare: 'bag' as const,
    access: 'read' as const,
    schema: '',
    starter: '',
    examples,
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
  },
  key: {
    groups: [...groups],
    cases: [
      ...examples,
      ...groups.flatMap(({ name }) => [database(`${name}-1`, name), database(`${name}-2`, name)]),
    ],
  },
}
const response = { kind: 'sql', text: '' } as const
const verdicts = (of: (id: string, at: number) => Verdict): CaseVerdict[] =>
  item.key.cases.map(({ id }, at) => ({ id, verdict: of(id, at), fuel: 1 }))
const categoryWhere = (of: (id: string) => Verdict) =>
  scoreSql({ ...item, response, cases: verdicts(of) }).category

describe('sql', () => {
  it('earns a category for a basic group, for all of them, and for the edges', () => {
    expect(categoryWhere(() => 'passed')).toBe(3)
    expect(categoryWhere((id) => (id === 'nulls-2' ? 'wrong_answer' : 'passed'))).toBe(2)
    expect(categoryWhere((id) => (id.startsWith('empty') ? 'time_limit' : 'passed'))).toBe(1)
    expect(categoryWhere((id) => (id === 'shown' ? 'passed' : 'runtime_error'))).toBe(0)
    expect(categoryWhere((id) => (id === 'shown' ? 'wrong_answer' : 'passed'))).toBe(0)
  })
  it('earns 4 where a class is wanted, all results are right, and the work grows by no slower one', () => {
    const scripts = [{ name: 'one-a-day', script: '' }]
    const limits = {
      ...item.task.limits,
      complexity: { class: 'n log n' as const, sizes: ['rows'], scripts },
    }
    const wanted = { ...item, max: 4, task: { ...item.task, limits } }
    const right = verdicts(() => 'passed')
    const found = (name?: ComplexityClass) => ({
      size: 'rows',
      arrangement: 'one-a-day',
      sizes: [8, 11],
      steps: [90, 120],
      detail: 'Rows.',
      ...(name && { class: name }),
    })
    for (const name of complexityClasses) {
      const { category, parts, growth } = scoreSql({
        ...wanted,
        response,
        cases: right,
        growth: [found(name)],
      })
      const isSlow = complexityClasses.indexOf(name) > complexityClasses.indexOf('n log n')
      expect([category, parts.at(-1)?.earned, growth?.[0]?.class], name).toEqual(
        isSlow ? [3, 0, name] : [4, 1, name],
      )
    }
    expect(scoreSql({ ...wanted, response, cases: right, growth: [found()] }).category).toBe(3)
    expect(scoreSql({ ...wanted, response, cases: right }).category).toBe(3)
    const wrong = verdicts((id) => (id === 'nulls-2' ? 'wrong_answer' : 'passed'))
    const unmeasured = scoreSql({ ...wanted, response, cases: wrong, growth: [found('1')] })
    expect([unmeasured.category, unmeasured.growth]).toEqual([2, undefined])
  })
  it('says which group lost what', () => {
    const { parts } = scoreSql({
      ...item,
      response,
      cases: verdicts((id) => (id === 'nulls-2' ? 'wrong_answer' : 'passed')),
    })
    expect(parts.at(-1)).toEqual({
      id: 'nulls',
      label: 'Missing values',
      earned: 1,
      possible: 2,
      detail: '1 database with a different answer',
    })
  })
})

const verdict = fc.constantFrom<Verdict>('passed', 'passed', 'wrong_answer', 'compile_error', 'stopped')
const graded: fc.Arbitrary<Graded> = fc
  .array(verdict, { minLength: item.key.cases.length, maxLength: item.key.cases.length })
  .map((drawn) => ({
    item,
    perfect: response,
    empty: response,
    other: response,
    perfectCases: verdicts(() => 'passed'),
    otherCases: verdicts((_, at) => drawn[at] ?? 'passed'),
  }))

assertScorerLaws('sql', graded)

it('never falls when one more database passes', () => {
  fc.assert(
    fc.property(graded, fc.nat(item.key.cases.length - 1), ({ otherCases = [] }, at) => {
      const better = otherCases.map((one, i) => (i === at ? { ...one, verdict: 'passed' as const } : one))
      const category = (cases: readonly CaseVerdict[]) => scoreSql({ ...item, response, cases }).category
      expect(category(better)).toBeGreaterThanOrEqual(category(otherCases))
    }),
  )
})

/** The item with a follow-up: one old database is void, and new ones are right for the adapted query alone. */
const fresh = [database('fresh-shown', 'since'), database('fresh-1', 'since'), database('fresh-2', 'limit')]
const changed = {
  ...item,
  max: 5,
  key: {
    ...item.key,
    followUp: {
      html: '<p>It changes.</p>',
      groups: [
        { name: 'since', tier: 'basic' as const, title: 'Since then' },
        { name: 'limit', tier: 'edge' as const, title: 'At the limit' },
      ],
      examples: fresh.slice(0, 1),
      cases: fresh,
      voided: ['empty-1'],
      solutions: [],
    },
  },
}
type Prediction = 'passes' | 'fails' | 'unsure' | null
const adaptedAnswer = (prediction: Prediction) => ({
  ...response,
  followUp: { prediction, reason: '', text: '' },
})

/** Verdicts of the locked query on all databases, and of the adapted one on those that hold. */
const afterChange = (of: (id: string, isAdapted: boolean, at: number) => Verdict): CaseVerdict[] => [
  ...[...changed.key.cases, ...fresh].map(({ id }, at) => ({ id, verdict: of(id, false, at), fuel: 1 })),
  ...[...changed.key.cases.filter(({ id }) => id !== 'empty-1'), ...fresh].map(({ id }, at) => ({
    id,
    verdict: of(id, true, at + 20),
    fuel: 1,
    adapted: true as const,
  })),
]
const isNew = (id: string): boolean => id.startsWith('fresh')
const rightCases = afterChange((id, isAdapted) => (!isAdapted && isNew(id) ? 'wrong_answer' : 'passed'))
const scoreChange = (fails: readonly string[], broken: readonly string[] = []) =>
  scoreSql({
    ...changed,
    response: adaptedAnswer('fails'),
    cases: afterChange((id, isAdapted) =>
      (isAdapted ? fails.includes(id) : isNew(id) || broken.includes(id)) ? 'wrong_answer' : 'passed',
    ),
  })

describe('a follow-up to a query', () => {
  it('adds a category for its basic groups and what still holds, and one for its edges', () => {
    expect(scoreChange([]).category).toBe(5)
    expect(scoreChange(['fresh-2']).category).toBe(4)
    for (const id of ['fresh-shown', 'fresh-1', 'ordinary-1', 'shown', 'empty-2'])
      expect(scoreChange([id]).category).toBe(3)
    // What is void is not run any more.
    expect(scoreChange(['empty-1']).category).toBe(5)
  })
  it('adds nothing to a first query that was not right', () => {
    expect(scoreChange([], ['nulls-1']).category).toBe(2)
  })
  it('tells in words of databases what was foreseen, and what came of it', () => {
    const parts = scoreChange(['nulls-1']).parts.filter(({ stage }) => stage === 'follow-up')
    expect(parts.map(({ id, label, earned, possible }) => [id, label, earned, possible])).toEqual([
      ['new-examples', 'New examples', 1, 1],
      ['since', 'Since then', 1, 1],
      ['limit', 'At the limit', 1, 1],
      ['kept', 'Databases that still hold', 5, 6],
      ['prediction', 'Prediction, which earns no step', 1, 1],
    ])
    expect(parts.at(-1)?.detail).toBe(
      'you expected your query to fail a new database as it stood; it fails 3 of 3',
    )
  })
})

const gradedChange: fc.Arbitrary<Graded> = fc
  .record({
    drawn: fc.array(verdict, { minLength: 40, maxLength: 40 }),
    prediction: fc.constantFrom<Prediction>('passes', 'fails', 'unsure', null),
  })
  .map(({ drawn, prediction }) => ({
    item: changed,
    perfect: adaptedAnswer('fails'),
    empty: adaptedAnswer(null),
    other: adaptedAnswer(prediction),
    perfectCases: rightCases,
    otherCases: afterChange((_id, _isAdapted, at) => drawn[at] ?? 'passed'),
  }))

assertScorerLaws('sql with a follow-up', gradedChange)

describe('every follow-up to a query', () => {
  const category = (answer: ReturnType<typeof adaptedAnswer>, cases: readonly CaseVerdict[]): number =>
    scoreSql({ ...changed, response: answer, cases }).category
  it('never falls when one more database passes', () => {
    fc.assert(
      fc.property(gradedChange, fc.nat(30), ({ otherCases = [] }, at) => {
        const better = otherCases.map((one, i) =>
          i === at % otherCases.length ? { ...one, verdict: 'passed' as const } : one,
        )
        const answer = adaptedAnswer('fails')
        expect(category(answer, better)).toBeGreaterThanOrEqual(category(answer, otherCases))
      }),
    )
  })
  it('gives the same category whatever was predicted', () => {
    fc.assert(
      fc.property(gradedChange, ({ otherCases = [] }) => {
        const all = (['passes', 'fails', 'unsure', null] as const).map((one) =>
          category(adaptedAnswer(one), otherCases),
        )
        expect(new Set(all).size).toBe(1)
      }),
    )
  })
  it('gives the locked query as it is no category, since it fails the new databases', () => {
    const lazy = rightCases.map((one) => (isNew(one.id) ? { ...one, verdict: 'wrong_answer' as const } : one))
    expect(category(adaptedAnswer('fails'), lazy)).toBe(3)
  })
})
