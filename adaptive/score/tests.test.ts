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
