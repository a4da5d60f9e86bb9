import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { judgeMarks, type Mark } from '../scoring/marks.ts'
import { scoreReview } from './review.ts'

type Key = KeyOf<'review'>
type Response = ResponseOf<'review'>

const CLASSES = [
  'correctness',
  'security',
  'concurrency',
  'performance',
  'api',
  'readability',
  'test-gap',
] as const
const mark = (from: number, to = from, name: Mark['class'] = 'undecided', file = 'a.ts'): Mark => ({
  file,
  from,
  to,
  class: name,
  note: '',
})
const response = (marks: readonly Mark[], verdict: Response['verdict'] = 'undecided'): Response => ({
  kind: 'review',
  marks: [...marks],
  verdict,
})
const defect = (
  id: string,
  lines: readonly [number, number],
  severity: Key['defects'][number]['severity'],
  ...classes: Key['defects'][number]['classes']
): Key['defects'][number] => ({
  id,
  file: 'a.ts',
  from: lines[0],
  to: lines[1],
  also: [],
  classes,
  severity,
  why: id,
})

const KEY: Key = {
  defects: [
    defect('race', [10, 11], 'high', 'concurrency', 'correctness'),
    defect('injection', [20, 20], 'high', 'security'),
    defect('slow', [30, 32], 'low', 'performance'),
  ],
  decoys: [{ id: 'odd', file: 'a.ts', from: 5, to: 6, why: 'fine' }],
  remarks: [{ id: 'name', file: 'a.ts', from: 36, to: 36, why: 'a name' }],
  verdict: 'request-changes',
  steps: ['one-high', 'high', 'all', 'judged'],
}
const itemOf = (key: Key) => ({
  kind: 'review' as const,
  max: key.steps.length,
  task: { form: 'code' as const, files: [{ name: 'a.ts', text: '\n'.repeat(39) }] },
  key,
})
const category = (...given: Parameters<typeof response>): number =>
  scoreReview({ ...itemOf(KEY), response: response(...given) }).category

const RACE = mark(10, 11, 'concurrency')
const INJECTION = mark(20, 20, 'security')
const SLOW = mark(30, 32, 'performance')

describe('a review', () => {
  it('goes up a step with each thing that its key asks for', () => {
    expect(category([])).toBe(0)
    expect(category([], 'request-changes')).toBe(0)
    expect(category([SLOW])).toBe(0)
    expect(category([RACE])).toBe(1)
    expect(category([INJECTION, SLOW])).toBe(1)
    expect(category([RACE, INJECTION])).toBe(2)
    expect(category([RACE, INJECTION, SLOW])).toBe(3)
    expect(category([RACE, INJECTION, SLOW], 'request-changes')).toBe(4)
    expect(category([RACE, INJECTION, SLOW], 'approve')).toBe(3)
  })
  it('takes any class that the key allows, and asks for it in the last step alone', () => {
    const others = [INJECTION, SLOW]
    expect(category([mark(10, 11, 'correctness'), ...others], 'request-changes')).toBe(4)
    expect(category([mark(10, 11, 'security'), ...others], 'request-changes')).toBe(3)
    expect(category([mark(10, 11), ...others], 'request-changes')).toBe(3)
  })
  it('loses a step for each false alarm, on a decoy or on clean lines', () => {
    expect(category([RACE, INJECTION, SLOW, mark(5, 6, 'correctness')], 'request-changes')).toBe(3)
    expect(category([RACE, INJECTION, SLOW, mark(1)], 'request-changes')).toBe(3)
    expect(category([RACE, INJECTION, SLOW, mark(1), mark(5)], 'request-changes')).toBe(2)
    expect(category([RACE, mark(5)])).toBe(0)
  })
  it('lets a remark pass', () => {
    expect(category([RACE, INJECTION, SLOW, mark(35, 37, 'readability')], 'request-changes')).toBe(4)
  })
  it('takes a mark that is two lines longer than the defect, and none that is longer', () => {
    expect(category([mark(9, 12)])).toBe(1)
    expect(category([mark(11, 14)])).toBe(1)
    expect(category([mark(9, 13)])).toBe(0)
    expect(category([mark(12, 13)])).toBe(0)
    expect(judgeMarks([mark(9, 13)], KEY).marks).toEqual([
      { outcome: 'too-long', alarms: 1, about: ['race'] },
    ])
  })
  it('takes a mark of other lines that show the defect as well', () => {
    const [race, ...rest] = KEY.defects
    const key = { ...KEY, defects: [...(race ? [{ ...race, also: [{ from: 14, to: 14 }] }] : []), ...rest] }
    const marked = (from: number, to: number) => judgeMarks([mark(from, to)], key).marks[0]?.outcome
    expect([marked(14, 14), marked(12, 14), marked(13, 16)]).toEqual(['found', 'found', 'too-long'])
    const exact = [mark(14, 14, 'concurrency'), mark(9, 11, 'security'), INJECTION, SLOW]
    expect(judgeMarks(exact, key).named.size).toBe(3)
  })
  it('counts a long mark as several false alarms', () => {
    const alarms = (from: number, to: number): number => judgeMarks([mark(from, to)], KEY).alarms
    expect([alarms(1, 1), alarms(1, 5), alarms(1, 9), alarms(1, 39), alarms(39, 1)]).toEqual([1, 1, 2, 8, 8])
  })
  it('goes by the nearest mark where several find a defect, and by the worst of those', () => {
    const rest = [INJECTION, SLOW]
    expect(category([RACE, mark(9, 11, 'security'), ...rest], 'request-changes')).toBe(4)
    expect(category([RACE, mark(10, 11, 'security'), ...rest], 'request-changes')).toBe(3)
    const all = CLASSES.map((name) => mark(10, 11, name))
    expect(category([...all, ...rest], 'request-changes')).toBe(3)
  })
  it('takes a mark of a file that is not there, or of lines beyond its end, for a false alarm', () => {
    expect(judgeMarks([mark(10, 11, 'concurrency', 'b.ts'), mark(9000)], KEY).alarms).toBe(2)
  })
  it('says what earned what, and not where it is', () => {
    const { parts } = scoreReview({ ...itemOf(KEY), response: response([RACE, mark(1, 6)]) })
    expect(parts).toEqual([
      { id: 'high', label: 'Defects of high severity found', earned: 1, possible: 2, detail: '1 of 2' },
      { id: 'low', label: 'Defects of low severity found', earned: 0, possible: 1, detail: '0 of 1' },
      { id: 'classes', label: 'Defects named by their class', earned: 1, possible: 3, detail: '1 of 3' },
      { id: 'alarms', label: 'No false alarm', earned: 0, possible: 1, detail: '2 counted' },
      { id: 'verdict', label: 'Verdict', earned: 0, possible: 1, detail: 'not given' },
    ])
  })
})

/** Up to four defects that do not overlap, on 80 lines, with steps that each ask for more. */
const key: fc.Arbitrary<Key> = fc
  .record({
    defects: fc.array(
      fc.record({
        lines: fc.integer({ min: 1, max: 4 }),
        skip: fc.integer({ min: 0, max: 6 }),
        severity: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
        classes: fc.uniqueArray(fc.constantFrom(...CLASSES), { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    verdict: fc.constantFrom('approve' as const, 'comment' as const, 'request-changes' as const),
    wanted: fc.subarray(['one-high', 'high', 'medium', 'all'] as const),
  })
  .map(({ defects, verdict, wanted }) => {
    let end = 0
    const placed = defects.map(({ lines, skip, severity, classes }, i) => {
      const from = end + skip + 1
      end = from + lines - 1
      return { id: `d${i}`, file: 'a.ts', from, to: end, also: [], severity, classes, why: 'why' }
    })
    const decoys = [{ id: 'decoy', file: 'a.ts', from: end + 2, to: end + 3, why: 'fine' }]
    const remarks = [{ id: 'remark', file: 'a.ts', from: end + 5, to: end + 5, why: 'a name' }]
    const steps = wanted.filter(
      (step) => step !== 'one-high' || placed.some((one) => one.severity === 'high'),
    )
    return { defects: placed, decoys, remarks, verdict, steps: [...steps, 'all' as const, 'judged' as const] }
  })
const anyMarks = fc.array(
  fc
    .record({ from: fc.integer({ min: 1, max: 50 }), more: fc.nat(8), class: fc.constantFrom(...CLASSES) })
    .map(({ from, more, class: name }) => mark(from, from + more, name)),
  { maxLength: 8 },
)
const perfectMarks = ({ defects }: Key): Mark[] =>
  defects.map(({ from, to, classes }) => mark(from, to, classes[0] ?? 'undecided'))
const verdicts = fc.constantFrom<Response['verdict']>('approve', 'comment', 'request-changes', 'undecided')

assertScorerLaws(
  'review',
  fc.record({ key, marks: anyMarks, verdict: verdicts }).map(({ key: drawn, marks, verdict }): Graded => ({
    item: itemOf(drawn),
    perfect: response(perfectMarks(drawn), drawn.verdict),
    empty: response([]),
    other: response(marks, verdict),
  })),
)

const scored = (drawn: Key, marks: readonly Mark[], verdict: Response['verdict']): number =>
  scoreReview({ ...itemOf(drawn), response: response(marks, verdict) }).category

describe('every review', () => {
  it('earns nothing for marking everything, line by line or at once', () => {
    fc.assert(
      fc.property(key, (drawn) => {
        const lines = 40
        const each = Array.from({ length: lines }, (_, i) => mark(i + 1, i + 1, 'correctness'))
        expect(scored(drawn, [mark(1, lines, 'correctness')], drawn.verdict)).toBe(0)
        expect(scored(drawn, each, drawn.verdict)).toBe(0)
        expect(scored(drawn, [...perfectMarks(drawn), mark(1, lines)], drawn.verdict)).toBe(0)
      }),
    )
  })
  it('never scores lower when it is better', () => {
    fc.assert(
      fc.property(key, anyMarks, verdicts, fc.nat(7), (drawn, marks, verdict, pick) => {
        const before = scored(drawn, marks, verdict)
        expect(scored(drawn, marks, drawn.verdict)).toBeGreaterThanOrEqual(before)
        // a defect marked exactly and named right
        const missed = drawn.defects[pick % drawn.defects.length]
        const { found } = judgeMarks(marks, drawn)
        if (missed && !found.has(missed.id)) {
          const more = [...marks, mark(missed.from, missed.to, missed.classes[0])]
          expect(scored(drawn, more, verdict)).toBeGreaterThanOrEqual(before)
        }
        // a false alarm taken back
        const { marks: outcomes } = judgeMarks(marks, drawn)
        const fewer = marks.filter((_, i) => i !== outcomes.findIndex(({ alarms }) => alarms > 0))
        expect(scored(drawn, fewer, verdict)).toBeGreaterThanOrEqual(before)
        // a mark that finds one defect, named by its class
        const named = marks.map((one, i): Mark => {
          const [id, other] = outcomes[i]?.outcome === 'found' ? (outcomes[i]?.about ?? []) : []
          const about = other === undefined ? drawn.defects.find((each) => each.id === id) : undefined
          return about ? { ...one, class: about.classes[0] ?? one.class } : one
        })
        expect(scored(drawn, named, verdict)).toBeGreaterThanOrEqual(before)
      }),
    )
  })
  it('does not depend on the order of marks, defects, decoys and notes', () => {
    fc.assert(
      fc.property(key, anyMarks, verdicts, (drawn, marks, verdict) => {
        const turned = { ...drawn, defects: drawn.defects.toReversed() }
        const noted = marks.toReversed().map((one) => ({ ...one, note: 'words' }))
        expect(scored(turned, noted, verdict)).toBe(scored(drawn, marks, verdict))
      }),
    )
  })
})
