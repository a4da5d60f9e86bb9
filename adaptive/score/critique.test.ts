import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import type { CaseVerdict } from '../scoring/graded-response.ts'
import { judgeMarks, type Mark } from '../scoring/marks.ts'
import { scoreCritique } from './critique.ts'

type Key = KeyOf<'critique'>
type Response = ResponseOf<'critique'>
type Truth = Response['claims'][string]

const mark = (from: number, to = from, name: Mark['class'] = 'undecided'): Mark => ({
  file: 'a.ts',
  from,
  to,
  class: name,
  note: '',
})
const KEY: Key = {
  claims: [
    { id: 'a', truth: 'true', why: 'why' },
    { id: 'b', truth: 'false', why: 'why' },
    { id: 'c', truth: 'unverifiable', why: 'why' },
  ],
  defects: [
    {
      id: 'd',
      file: 'a.ts',
      from: 9,
      to: 10,
      also: [],
      classes: ['correctness'],
      severity: 'high',
      why: 'why',
    },
  ],
  decoys: [{ id: 'odd', file: 'a.ts', from: 3, to: 3, why: 'fine' }],
  remarks: [],
  decision: 'edit',
  steps: ['most-claims', 'high', 'claims', 'judged'],
}
const itemOf = (key: Key) => ({
  kind: 'critique' as const,
  max: key.steps.length,
  task: {
    form: 'code' as const,
    files: [{ name: 'a.ts', text: '\n'.repeat(39) }],
    transcript: [{ from: 'person' as const, text: 'Write it.' }],
    claims: key.claims.map(({ id }) => ({ id, text: id })),
  },
  key,
})
const scored = (
  key: Key,
  claims: Response['claims'],
  marks: readonly Mark[] = [],
  decision: Response['decision'] = 'undecided',
) => scoreCritique({ ...itemOf(key), response: { kind: 'critique', claims, marks: [...marks], decision } })

const RIGHT = { a: 'true', b: 'false', c: 'unverifiable' } as const
const FOUND = mark(9, 10, 'correctness')

describe('a critique', () => {
  it('goes up a step with each thing that its key asks for', () => {
    const category = (...given: Parameters<typeof scored> extends [Key, ...infer Rest] ? Rest : never) =>
      scored(KEY, ...given).category
    expect(category({})).toBe(0)
    expect(category({ a: 'true' })).toBe(0)
    expect(category({ a: 'true', b: 'false' })).toBe(1)
    expect(category(RIGHT)).toBe(1)
    expect(category({ ...RIGHT, c: 'true' }, [FOUND])).toBe(2)
    expect(category(RIGHT, [FOUND])).toBe(3)
    expect(category(RIGHT, [FOUND], 'reject')).toBe(3)
    expect(category(RIGHT, [mark(9, 10, 'api')], 'edit')).toBe(3)
    expect(category(RIGHT, [FOUND], 'edit')).toBe(4)
    expect(category({}, [FOUND], 'edit')).toBe(0)
  })
  it('loses a step for each false alarm', () => {
    expect(scored(KEY, RIGHT, [FOUND, mark(3)], 'edit').category).toBe(3)
    expect(scored(KEY, RIGHT, [FOUND, mark(1, 39)], 'edit').category).toBe(0)
  })
  it('does not take a claim of another item for one of its own', () => {
    expect(
      scored(
        KEY,
        Object.fromEntries([
          ['a', 'true'],
          ['x', 'false'],
          ['toString', 'true'],
        ]),
      ).category,
    ).toBe(0)
  })
  it('says what earned what', () => {
    expect(scored(KEY, { a: 'true', b: 'true' }, [mark(9)], 'accept').parts).toEqual([
      { id: 'claims', label: 'Claims judged rightly', earned: 1, possible: 3, detail: '1 of 3' },
      { id: 'high', label: 'Defects of high severity found', earned: 1, possible: 1, detail: '1 of 1' },
      { id: 'classes', label: 'Defects named by their class', earned: 0, possible: 1, detail: '0 of 1' },
      { id: 'alarms', label: 'No false alarm', earned: 1, possible: 1, detail: 'none' },
      { id: 'decision', label: 'Decision', earned: 0, possible: 1 },
    ])
  })
})

const CASES = ['seen', 'first', 'second', 'last']
const caseId = (name: string): string =>
  `00000000-0000-4000-8000-${String(CASES.indexOf(name)).padStart(12, '0')}`
const testCase = (name: string, group: string) => ({ id: caseId(name), name, group, input: [], expected: 1 })
/** Asks for a repair: one visible case, three hidden ones in two groups. */
const MENDED: Key = {
  ...KEY,
  steps: ['most-claims', 'high', 'repaired', 'judged'],
  repair: {
    groups: [
      { name: 'often', title: 'What is common', tier: 'basic' },
      { name: 'rare', title: 'What is rare', tier: 'edge' },
    ],
    cases: [
      testCase('seen', 'often'),
      testCase('first', 'often'),
      testCase('second', 'often'),
      testCase('last', 'rare'),
    ],
  },
}
const REPAIR = {
  file: 'a.ts',
  language: 'typescript',
  signature: { name: 'a', parameters: [], returns: { type: 'int', doc: 'One.' } },
  examples: [testCase('seen', 'often')],
  limits: { fuel: 1e6, memoryMiB: 64, outputBytes: 1024 },
  compare: 'exact',
} as const
const mendable = (of: Key) => {
  const item = itemOf(of)
  return { ...item, task: { ...item.task, repair: REPAIR } }
}
const verdicts = (passed: readonly string[]): readonly CaseVerdict[] =>
  CASES.map((name) => ({
    id: caseId(name),
    verdict: passed.includes(name) ? 'passed' : 'wrong_answer',
    fuel: 1,
  }))
const handedIn = (
  of: Key,
  given: Partial<Response>,
  passed: readonly string[],
): ReturnType<typeof scoreCritique> =>
  scoreCritique({
    ...mendable(of),
    response: {
      kind: 'critique',
      claims: RIGHT,
      marks: [FOUND],
      decision: 'edit',
      repair: 'mended',
      ...given,
    },
    cases: verdicts(passed),
  })

describe('a critique with a repair', () => {
  it('asks for every case, visible and hidden, from who decided to edit', () => {
    expect(handedIn(MENDED, {}, CASES).category).toBe(4)
    expect(handedIn(MENDED, {}, ['seen', 'first', 'second']).category).toBe(2)
    expect(handedIn(MENDED, {}, ['first', 'second', 'last']).category).toBe(2)
    expect(handedIn(MENDED, {}, []).category).toBe(2)
    expect(handedIn(MENDED, { decision: 'reject' }, CASES).category).toBe(2)
    const { repair: _, ...without } = { ...perfect(MENDED), repair: '' }
    expect(scoreCritique({ ...mendable(MENDED), response: without, cases: verdicts(CASES) }).category).toBe(2)
  })
  it('keeps what stands before it, and still pays false alarms', () => {
    expect(handedIn(MENDED, { claims: {} }, CASES).category).toBe(0)
    expect(handedIn(MENDED, { marks: [] }, CASES).category).toBe(1)
    expect(handedIn(MENDED, { marks: [FOUND, mark(3)] }, CASES).category).toBe(3)
    const each = Array.from({ length: 39 }, (_, i) => mark(i + 1, i + 1, 'correctness'))
    expect(handedIn(MENDED, { marks: each }, CASES).category).toBe(0)
  })
  it('says how many groups of hidden cases it passes, and which', () => {
    const { parts, cases } = handedIn(MENDED, {}, ['seen', 'first', 'second'])
    expect(parts.slice(5)).toEqual([
      {
        id: 'repair',
        label: 'Repair: groups of hidden cases that pass',
        earned: 1,
        possible: 2,
        detail: '1 of 2',
      },
      { id: 'repair-examples', label: 'Repair: visible cases', earned: 1, possible: 1 },
      { id: 'repair-often', label: 'Repair: What is common', earned: 2, possible: 2 },
      {
        id: 'repair-rare',
        label: 'Repair: What is rare',
        earned: 0,
        possible: 1,
        detail: '1 case with a different answer',
      },
    ])
    expect(cases).toEqual(verdicts(['seen', 'first', 'second']))
  })
  it('says nothing of one where there is none to run', () => {
    const { parts, cases } = handedIn(MENDED, { decision: 'reject' }, CASES)
    expect(parts.slice(5)).toEqual([
      {
        id: 'repair',
        label: 'Repair: groups of hidden cases that pass',
        earned: 0,
        possible: 2,
        detail: 'no repair',
      },
    ])
    expect(cases).toBeUndefined()
    const plain = scored(KEY, RIGHT, [FOUND], 'edit')
    expect(Object.keys(plain)).toEqual(['category', 'max', 'parts'])
    expect(plain.parts.map(({ id }) => id)).toEqual(['claims', 'high', 'classes', 'alarms', 'decision'])
  })
  it('never scores lower when more cases pass, or when it is handed in at all', () => {
    const passes = fc.subarray(CASES)
    const steps = fc.constantFrom<Key['steps']>(
      ['repaired', 'claims', 'judged'],
      ['most-claims', 'high', 'repaired', 'judged'],
      ['high', 'claims', 'judged', 'repaired'],
    )
    fc.assert(
      fc.property(
        steps,
        claims,
        marks,
        decisions,
        passes,
        passes,
        (asked, given, marked, decision, one, other) => {
          const drawn = { ...MENDED, steps: asked }
          const response = { claims: given, marks: marked, decision }
          const before = handedIn(drawn, response, one).category
          const more = CASES.filter((name) => one.includes(name) || other.includes(name))
          expect(handedIn(drawn, response, more).category).toBeGreaterThanOrEqual(before)
          const none = scoreCritique({
            ...mendable(drawn),
            response: { kind: 'critique', ...response },
          }).category
          expect(before).toBeGreaterThanOrEqual(none)
        },
      ),
    )
  })
})

const truth = fc.constantFrom<Truth>('true', 'false', 'unverifiable')
const decisions = fc.constantFrom<Response['decision']>('accept', 'edit', 'reject', 'undecided')
const key: fc.Arbitrary<Key> = fc
  .record({
    truths: fc.array(truth, { minLength: 2, maxLength: 6 }),
    severities: fc.array(fc.constantFrom('high' as const, 'medium' as const, 'low' as const), {
      minLength: 1,
      maxLength: 3,
    }),
    decision: fc.constantFrom('accept' as const, 'edit' as const, 'reject' as const),
    steps: fc.constantFrom<Key['steps']>(
      ['claims', 'judged'],
      ['all', 'judged'],
      ['most-claims', 'all', 'claims', 'judged'],
      ['all', 'most-claims', 'judged'],
    ),
  })
  .map(({ truths, severities, decision, steps }) => ({
    claims: truths.map((each, i) => ({ id: `c${i}`, truth: each, why: 'why' })),
    defects: severities.map((severity, i) => ({
      id: `d${i}`,
      file: 'a.ts',
      from: 10 * i + 4,
      to: 10 * i + 5,
      also: [],
      classes: ['correctness' as const],
      severity,
      why: 'why',
    })),
    decoys: [],
    remarks: [],
    decision,
    steps,
  }))
const claims = fc.dictionary(fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4', 'c5'), truth)
const marks = fc.array(
  fc
    .record({ from: fc.integer({ min: 1, max: 39 }), more: fc.nat(4) })
    .map(({ from, more }) => mark(from, from + more)),
  { maxLength: 5 },
)
const perfect = (drawn: Key): Response => ({
  kind: 'critique',
  claims: Object.fromEntries(drawn.claims.map((claim) => [claim.id, claim.truth])),
  marks: drawn.defects.map(({ from, to }) => mark(from, to, 'correctness')),
  decision: drawn.decision,
})

assertScorerLaws(
  'critique',
  fc.record({ key, claims, marks, decision: decisions }).map((drawn): Graded => ({
    item: itemOf(drawn.key),
    perfect: perfect(drawn.key),
    empty: { kind: 'critique', claims: {}, marks: [], decision: 'undecided' },
    other: { kind: 'critique', claims: drawn.claims, marks: drawn.marks, decision: drawn.decision },
  })),
)

describe('every critique', () => {
  it('earns nothing for marking everything, whatever the claims', () => {
    fc.assert(
      fc.property(key, claims, decisions, (drawn, given, decision) => {
        const each = Array.from({ length: 39 }, (_, i) => mark(i + 1, i + 1, 'correctness'))
        expect(scored(drawn, given, each, decision).category).toBe(0)
        expect(scored(drawn, given, [mark(1, 39)], decision).category).toBe(0)
      }),
    )
  })
  it('never scores lower when it is better', () => {
    fc.assert(
      fc.property(key, claims, marks, decisions, fc.nat(5), (drawn, given, marked, decision, pick) => {
        const before = scored(drawn, given, marked, decision).category
        expect(scored(drawn, given, marked, drawn.decision).category).toBeGreaterThanOrEqual(before)
        const claim = drawn.claims[pick % drawn.claims.length]
        if (claim) {
          const mended = { ...given, [claim.id]: claim.truth }
          expect(scored(drawn, mended, marked, decision).category).toBeGreaterThanOrEqual(before)
        }
        const { marks: outcomes } = judgeMarks(marked, drawn)
        const fewer = marked.filter((_, i) => outcomes[i]?.alarms === 0)
        expect(scored(drawn, given, fewer, decision).category).toBeGreaterThanOrEqual(before)
      }),
    )
  })
  it('does not depend on the order of claims, defects and marks', () => {
    fc.assert(
      fc.property(key, claims, marks, decisions, (drawn, given, marked, decision) => {
        const turned = {
          ...drawn,
          claims: drawn.claims.toReversed(),
          defects: drawn.defects.toReversed(),
        }
        expect(scored(turned, given, marked.toReversed(), decision).category).toBe(
          scored(drawn, given, marked, decision).category,
        )
      }),
    )
  })
})

assertScorerLaws(
  'critique with a repair',
  fc.record({ claims, marks, decision: decisions, passed: fc.subarray(CASES) }).map((drawn): Graded => ({
    item: mendable(MENDED),
    perfect: { ...perfect(MENDED), repair: 'mended' },
    perfectCases: verdicts(CASES),
    empty: { kind: 'critique', claims: {}, marks: [], decision: 'undecided' },
    other: {
      kind: 'critique',
      claims: drawn.claims,
      marks: drawn.marks,
      decision: drawn.decision,
      repair: 'other',
    },
    otherCases: verdicts(drawn.passed),
  })),
)
