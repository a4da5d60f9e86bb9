import { describe, expect, it } from 'vitest'
import { qualitySchema } from '#schemas/quality'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { pageData } from '../site/quality.ts'
import { assembleRelease } from './assemble.ts'
import { qualityReport } from './quality-report.ts'

const indexOf = (items: readonly CompiledItem[], version = '0.1.0') =>
  assembleRelease(sampleSource(items), version).public.index

/** An item with programs, whose proof counts what was planted and drawn. */
function provenItem(use: 'practice' | 'graded'): CompiledItem {
  const item = sampleItem({ id: `${use}-query`, use })
  const { proof } = item
  if (!proof) throw new Error('the sample has a proof')
  const counted = {
    mutants: { total: 12, killed: 10, waived: 2, survived: 0 },
    properties: { seed: 1, runs: 200, claims: 1 },
  }
  const ran = { verdicts: { one: 'passed' as const } }
  return {
    ...item,
    detail: {
      kind: 'sql',
      groups: {},
      databases: [],
      submissions: [],
      waivers: { 'b → c @2:1': 'Every id is there once.', 'a → b @1:1': 'No row is empty.' },
    },
    proof: {
      ...proof,
      executed: 50,
      matrix: [
        { file: 'project', category: 0, maxFuel: 1, ...ran },
        { file: 'accepted/join.sql', category: 1, maxFuel: 1, ...ran },
        { file: 'follow_up/accepted/join.sql', category: 1, maxFuel: 1, ...ran },
        { file: 'wrong_answer/inner.sql', category: 0, maxFuel: 1, ...ran },
        { file: 'time_limit_exceeded/slow.sql', category: 0, maxFuel: 1, ...ran },
        { file: 'follow_up/wrong_answer/inner.sql', category: 0, maxFuel: 1, ...ran },
      ],
      ...counted,
    },
  }
}

describe('what a release is made of', () => {
  it('counts no variant as a problem, nor as a change', () => {
    const index = indexOf([sampleItem({ id: 'a' }), sampleItem({ id: 'b' })])
    const [first] = index.items
    if (first === undefined) throw new Error('the release has items')
    const drawn = [1, 2, 3].map((seed) => ({
      ...first,
      id: `a-v${seed}`,
      variant: { of: 'a', seed },
    }))
    const more = { ...index, release: '0.2.0', items: [...index.items, ...drawn] }
    const report = qualityReport(more, { previous: index })
    expect(report).toMatchObject({
      kinds: [{ kind: 'short', levels: [0, 2, 0, 0, 0] }],
      uses: { practice: 2, graded: 0 },
      totals: { items: 2 },
      changes: { added: [], unchanged: 2 },
    })
    expect(qualityReport(index, { previous: more }).changes?.retired).toEqual([])
    expect(pageData({ hash: '', index: more }, report, { isKept: true, keys: [] }).items).toHaveLength(2)
  })
  it('is told by kind and level, skill, use and language', () => {
    const items = [sampleItem({ id: 'a' }), sampleItem({ id: 'b' }), sampleItem({ id: 'c', use: 'graded' })]
    const report = qualityReport(indexOf(items), { items })
    expect(report).toMatchObject({
      bank: 'post',
      release: '0.1.0',
      kinds: [{ kind: 'short', levels: [0, 3, 0, 0, 0] }],
      skills: [{ skill: 'systems.capacity-estimates', items: 3 }],
      uses: { practice: 2, graded: 1 },
      languages: [],
      totals: { items: 3, proven: 3, executed: 12, waivers: 0 },
    })
  })

  it('names skills without any item, and the language of most items first', () => {
    const [first = sampleItem()] = indexOf([sampleItem()]).items
    const index = {
      ...indexOf([]),
      taxonomy: {
        version: 1 as const,
        areas: [{ id: 'data', title: 'Data', skills: [{ id: 'joins', title: 'Joins' }] }],
      },
      items: [
        { ...first, languages: ['javascript', 'typescript'] },
        { ...first, id: 'other', languages: ['typescript'] },
      ] as ReturnType<typeof indexOf>['items'],
    }
    const report = qualityReport(index)
    expect(report.skills).toEqual([{ skill: 'data.joins', items: 0 }])
    expect(report.languages).toEqual([
      { language: 'typescript', items: 2 },
      { language: 'javascript', items: 1 },
    ])
  })

  it('is the same whatever the order of the items, and of the published form', () => {
    const items = [provenItem('practice'), provenItem('graded'), sampleItem()]
    const report = qualityReport(indexOf(items), { items })
    expect(qualityReport(indexOf(items.toReversed()), { items: items.toReversed() })).toEqual(report)
    expect(qualitySchema.parse(report)).toMatchObject({ ok: true })
  })
})

describe('the figures of proofs', () => {
  const items = [provenItem('practice'), provenItem('graded'), sampleItem()]
  const report = qualityReport(indexOf(items), { items })

  it('count programs by what they must do, what was planted, and what was drawn', () => {
    expect(report.items.find(({ id }) => id === 'practice-query')).toEqual({
      id: 'practice-query',
      version: '1.0.0',
      proof: {
        executed: 50,
        submissions: { accepted: 2, wrong: 3 },
        mutants: { total: 12, killed: 10, waived: 2 },
        properties: { runs: 200 },
      },
      waivers: {
        count: 2,
        reasons: [
          { mutant: 'a → b @1:1', why: 'No row is empty.' },
          { mutant: 'b → c @2:1', why: 'Every id is there once.' },
        ],
      },
    })
    expect(report.totals).toEqual({
      items: 3,
      proven: 3,
      executed: 104,
      submissions: { accepted: 4, wrong: 6 },
      mutants: { total: 24, killed: 20, waived: 4 },
      properties: { runs: 400 },
      waivers: 4,
    })
  })

  it('count the waivers of a repair as well', () => {
    const item = sampleItem()
    const repair = {
      given: '',
      groups: {},
      cases: [],
      submissions: [],
      waivers: { 'a → b @1:1': 'It is even.' },
    }
    const critique: CompiledItem = { ...item, detail: { kind: 'critique', repair } }
    expect(qualityReport(indexOf([critique]), { items: [critique] }).totals.waivers).toBe(1)
  })

  it('tell of a graded item how much is waived, and nothing of what or why', () => {
    expect(report.items.find(({ id }) => id === 'graded-query')?.waivers).toEqual({ count: 2 })
  })

  it('are left out where a proof is of other files, and all of them where only an index is left', () => {
    const stale = sampleItem({ proofState: 'stale' })
    expect(qualityReport(indexOf([stale]), { items: [stale] }).items).toEqual([
      { id: 'parcels-a-day', version: '1.0.0' },
    ])
    const bare = qualityReport(indexOf(items))
    expect(bare.totals).toEqual({ items: 3, proven: 0, executed: 0, waivers: 0 })
    expect(bare.kinds).toEqual(report.kinds)
  })
})

describe('the changes since the last release', () => {
  const parameters = { model: '2pl' as const, a: 1.5, b: 0.3, c: 0, d: 1 }
  const kept = sampleItem({ id: 'kept' })
  const measured = sampleItem({ id: 'measured' })
  const previous = indexOf([
    kept,
    measured,
    sampleItem({ id: 'reworded' }),
    sampleItem({ id: 'sealed', use: 'graded' }),
    sampleItem({ id: 'gone' }),
  ])
  const index = indexOf(
    [
      kept,
      { ...measured, public: { ...measured.public, parameters } as CompiledItem['public'] },
      sampleItem({ id: 'reworded', version: '1.1.0', stem: '<p>How many?</p>' }),
      sampleItem({ id: 'sealed', version: '2.0.0', use: 'graded' }),
      sampleItem({ id: 'new' }),
    ],
    '1.0.0',
  )
  const reasons = new Map([
    ['reworded', ['the stem has other words']],
    ['sealed', ['the case far-away expects 4711']],
  ])

  it('are what came, what changed and by how much, what was measured anew, and what went', () => {
    expect(qualityReport(index, { previous, reasons }).changes).toEqual({
      since: '0.1.0',
      added: [{ item: 'new', version: '1.0.0' }],
      changed: [
        {
          item: 'reworded',
          from: '1.0.0',
          to: '1.1.0',
          bump: 'minor',
          reasons: ['the stem has other words'],
        },
        { item: 'sealed', from: '1.0.0', to: '2.0.0', bump: 'major' },
      ],
      recalibrated: [{ item: 'measured', version: '1.0.0' }],
      retired: [{ item: 'gone', version: '1.0.0', title: 'Parcels a day' }],
      unchanged: 1,
    })
  })

  it('are not there for a first release', () => {
    expect(qualityReport(previous)).not.toHaveProperty('changes')
  })
})
