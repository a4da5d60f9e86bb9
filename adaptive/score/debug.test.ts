import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { linesChanged } from '../scoring/lines-changed.ts'
import type { CaseVerdict } from '../scoring/graded-response.ts'
import { scoreDebug } from './debug.ts'

type Groups = readonly { readonly name: string; readonly category?: number; readonly cases: number }[]

function itemOf(groups: Groups, max: number, maxChangedLines = 4) {
  const testCase = (id: string, group: string) => ({ id, name: id, group, input: [], expected: 1 })
  const cases = groups.flatMap(({ name, cases: count }) =>
    Array.from({ length: count }, (_, i) => testCase(`${name}-${i}`, name)),
  )
  const task = {
    entry: 'src/main.ts',
    language: 'typescript' as const,
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: '' } },
    files: [
      { path: 'src/main.ts', text: 'one\ntwo\nthree\n', editable: true },
      { path: 'src/types.ts', text: 'export type A = 1\n', editable: false },
    ],
    maxChangedLines,
    examples: cases.slice(0, 1),
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
    compare: 'exact' as const,
  }
  const key = {
    groups: groups.map(({ name, category }) => ({
      name,
      title: `Title of ${name}`,
      ...(category === undefined ? {} : { category }),
    })),
    cases,
    fix: {},
  }
  return { kind: 'debug' as const, max, task, key }
}

const GROUPS: Groups = [
  { name: 'reported', category: 1, cases: 2 },
  { name: 'cause', category: 2, cases: 1 },
  { name: 'elsewhere', category: 3, cases: 2 },
  { name: 'kept', cases: 2 },
  { name: 'kept-too', cases: 1 },
]
const item = itemOf(GROUPS, 3)
const fix = { kind: 'debug', files: { 'src/main.ts': 'one\n2\nthree\n' } } as const
const score = (
  failing: readonly string[] = [],
  response: Parameters<typeof scoreDebug>[0]['response'] = fix,
) =>
  scoreDebug({
    ...item,
    response,
    cases: item.key.cases.map(({ id }): CaseVerdict => ({
      id,
      verdict: failing.includes(id) ? 'wrong_answer' : 'passed',
      fuel: 7,
    })),
  })

describe('debug', () => {
  it('earns all for a fix that breaks nothing, and says so of each group', () => {
    const { category, parts } = score()
    expect(category).toBe(3)
    expect(parts.map(({ id, detail }) => [id, detail])).toEqual([
      ['reported', 'fixed'],
      ['cause', 'fixed'],
      ['elsewhere', 'fixed'],
      ['kept', 'still works'],
      ['kept-too', 'still works'],
      ['change', '2 lines changed'],
    ])
  })
  it('earns the categories below the first group that still fails', () => {
    expect(score(['elsewhere-1']).category).toBe(2)
    expect(score(['cause-0']).category).toBe(1)
    expect(score(['cause-0', 'elsewhere-0']).category).toBe(1)
    expect(score(['reported-1']).category).toBe(0)
  })
  it('loses one for each group that it breaks, and never more than there is', () => {
    expect(score(['kept-0', 'kept-1']).category).toBe(2)
    expect(score(['kept-0', 'kept-too-0']).category).toBe(1)
    expect(score(['cause-0', 'kept-0', 'kept-too-0']).category).toBe(0)
    expect(score(['kept-0']).parts.find(({ id }) => id === 'kept')?.detail).toBe('broken by the change')
  })
  it('earns nothing while a visible case fails', () => {
    expect(score(['reported-0']).category).toBe(0)
  })
  it('loses one for a change of more lines than there may be', () => {
    const long = { kind: 'debug', files: { 'src/main.ts': 'a\nb\nc\n' } } as const
    expect(score([], long).category).toBe(2)
    expect(score([], long).parts.at(-1)).toMatchObject({ earned: 0, detail: '6 lines changed' })
  })
  it('earns nothing for a change of what may not be changed, or of files that are not there', () => {
    for (const path of ['src/types.ts', 'src/new.ts']) {
      const forbidden = score([], { kind: 'debug', files: { ...fix.files, [path]: 'x' } })
      expect(forbidden.category).toBe(0)
      expect(forbidden.parts.at(-1)?.detail).toBe(`${path} may not be changed`)
    }
    // The same text again is no change.
    expect(
      score([], { kind: 'debug', files: { ...fix.files, 'src/types.ts': 'export type A = 1\n' } }).category,
    ).toBe(3)
  })
})

describe('changed lines', () => {
  it('are those that go and those that come', () => {
    expect(linesChanged('a\nb\nc\n', 'a\nb\nc')).toBe(0)
    expect(linesChanged('a\nb\nc\n', 'a\nB\nc\n')).toBe(2)
    expect(linesChanged('a\nb\nc\n', 'a\nc\nd\n')).toBe(2)
    expect(linesChanged('', 'a\nb')).toBe(2)
    expect(linesChanged('a\r\nb\r\n', 'a\nb\n')).toBe(0)
  })
})

const groups = fc
  .record({
    max: fc.integer({ min: 1, max: 4 }),
    fixes: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 4 }),
    kept: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 3 }),
  })
  .map(({ max, fixes, kept }) => ({
    max,
    groups: [
      ...fixes.slice(0, max).map((cases, i) => ({ name: `fix-${i}`, category: i + 1, cases })),
      ...kept.map((cases, i) => ({ name: `kept-${i}`, cases })),
    ],
  }))
const graded: fc.Arbitrary<Graded> = fc
  .record({ shape: groups, fails: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }) })
  .map(({ shape, fails }) => {
    const built = itemOf(shape.groups, shape.max)
    const cases = (failing: (i: number) => boolean): CaseVerdict[] =>
      built.key.cases.map(({ id }, i) => ({ id, verdict: failing(i) ? 'wrong_answer' : 'passed', fuel: 1 }))
    return {
      item: built,
      perfect: fix,
      empty: { kind: 'debug', files: {} },
      other: fix,
      perfectCases: cases(() => false),
      otherCases: cases((i) => fails[i] ?? false),
    }
  })

assertScorerLaws('debug', graded)

it('never falls when one more case passes', () => {
  fc.assert(
    fc.property(graded, fc.nat(20), ({ item: built, otherCases = [] }, at) => {
      if (built.kind !== 'debug') return
      const better = otherCases.map((one, i) =>
        i === at % otherCases.length ? { ...one, verdict: 'passed' as const } : one,
      )
      const category = (cases: readonly CaseVerdict[]): number =>
        scoreDebug({ ...built, response: fix, cases }).category
      expect(category(better)).toBeGreaterThanOrEqual(category(otherCases))
    }),
  )
})

/** The item with a follow-up: one old case is void, and the new ones want an adapted project. */
const fresh = ['shown', 'basic', 'edge'].map((name) => ({
  id: `new-${name}`,
  name,
  group: name === 'edge' ? 'rim' : 'main',
  input: [],
  expected: 1,
}))
const changed = {
  ...item,
  max: 5,
  key: {
    ...item.key,
    followUp: {
      html: '<p>It changes.</p>',
      groups: [
        { name: 'main', tier: 'basic' as const, title: 'Main' },
        { name: 'rim', tier: 'edge' as const, title: 'Rim' },
      ],
      examples: fresh.slice(0, 1),
      cases: fresh,
      voided: ['kept-0'],
      solutions: [],
    },
  },
}
const adaptedFix = { ...fix, followUp: { prediction: 'fails' as const, reason: '', files: fix.files } }

/** The locked fix fails the new cases, as is proven of every item; what else fails is named. */
function changeCases(fails: readonly string[], broken: readonly string[] = []): readonly CaseVerdict[] {
  const verdictOf = (id: string, names: readonly string[]) =>
    names.includes(id) ? ('wrong_answer' as const) : ('passed' as const)
  const kept = item.key.cases.filter(({ id }) => id !== 'kept-0')
  const news = fresh.map(({ id }) => id)
  return [
    ...[...item.key.cases, ...fresh].map(({ id }) => ({
      id,
      verdict: verdictOf(id, [...broken, ...news]),
      fuel: 1,
    })),
    ...[...kept, ...fresh].map(({ id }) => ({
      id,
      verdict: verdictOf(id, fails),
      fuel: 1,
      adapted: true as const,
    })),
  ]
}
const scoreChange = (fails: readonly string[], broken: readonly string[] = []) =>
  scoreDebug({ ...changed, response: adaptedFix, cases: changeCases(fails, broken) })

describe('a follow-up to a project', () => {
  it('adds a category for its basic groups and what still holds, and one for its edges', () => {
    expect(scoreChange([]).category).toBe(5)
    expect(scoreChange(['new-edge']).category).toBe(4)
    for (const id of ['new-shown', 'new-basic', 'cause-0', 'kept-1', 'reported-0'])
      expect(scoreChange([id]).category).toBe(3)
    expect(scoreChange(['kept-0']).category).toBe(5)
  })
  it('adds nothing to a fix that was not whole, and counts no lines of the adapted project', () => {
    expect(scoreChange([], ['elsewhere-0']).category).toBe(2)
    const long = { ...fix.files, 'src/main.ts': '1\n2\n3\n4\n5\n6\n7\n8\n' }
    const response = { ...adaptedFix, followUp: { ...adaptedFix.followUp, files: long } }
    expect(scoreDebug({ ...changed, response, cases: changeCases([]) }).category).toBe(5)
  })
  it('gives the locked project as it is no category, since it fails the new cases', () => {
    expect(scoreChange(fresh.map(({ id }) => id)).category).toBe(3)
  })
  it('never falls when one more case passes', () => {
    const ids = [...item.key.cases, ...fresh].map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(ids), fc.constantFrom(...ids), (fails, broken, better) => {
        const without = (all: readonly string[]) => all.filter((id) => id !== better)
        const before = scoreChange(fails, broken).category
        expect(scoreChange(without(fails), broken).category).toBeGreaterThanOrEqual(before)
        expect(scoreChange(fails, without(broken)).category).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

assertScorerLaws(
  'debug with a follow-up',
  fc
    .record({
      fails: fc.subarray([...item.key.cases, ...fresh].map(({ id }) => id)),
      broken: fc.subarray(item.key.cases.map(({ id }) => id)),
    })
    .map(({ fails, broken }) => ({
      item: changed,
      perfect: adaptedFix,
      empty: { kind: 'debug' as const, files: {} },
      other: adaptedFix,
      perfectCases: changeCases([]),
      otherCases: changeCases(fails, broken),
    })),
)
