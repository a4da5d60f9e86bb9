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
