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
