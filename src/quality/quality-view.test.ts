import { describe, expect, it } from 'vitest'
import {
  areaRows,
  byBank,
  columnsOf,
  killedShare,
  kindRows,
  levelTotals,
  PART_ITEMS,
  partsOf,
  provenItems,
  type BuiltQuality,
  type ProvenItem,
} from './quality-view.ts'

const facts = { kind: 'short', level: 2, use: 'practice' } as const

const quality: BuiltQuality = {
  bank: 'post',
  title: 'Post',
  release: '0.2.0',
  hash: 'a'.repeat(64),
  isKept: true,
  signedBy: null,
  taxonomy: {
    version: 1,
    areas: [
      {
        id: 'data',
        title: 'Data',
        skills: [
          { id: 'joins', title: 'Joins' },
          { id: 'indexes', title: 'Indexes' },
          { id: 'windows', title: 'Windows' },
        ],
      },
    ],
  },
  items: [
    { ...facts, id: 'zebra', title: 'A zebra' },
    { ...facts, id: 'ant', title: 'Éclair for ants' },
    { ...facts, id: 'bee', title: 'The bee' },
  ],
  report: {
    version: 1,
    bank: 'post',
    release: '0.2.0',
    kinds: [
      { kind: 'short', levels: [0, 3, 0, 0, 0] },
      { kind: 'code', levels: [1, 2, 0, 0, 4] },
    ],
    skills: [
      { skill: 'data.joins', items: 4 },
      { skill: 'data.indexes', items: 1 },
      { skill: 'data.windows', items: 0 },
    ],
    uses: { practice: 3, graded: 0 },
    languages: [],
    items: [
      { id: 'zebra', version: '1.0.0', proof: { executed: 4, responses: 4 } },
      { id: 'ant', version: '1.1.0' },
      { id: 'bee', version: '2.0.0', proof: { executed: 9, submissions: { accepted: 1, wrong: 2 } } },
    ],
    totals: { items: 3, proven: 2, executed: 13, waivers: 0 },
  },
}

describe('the quality of a release', () => {
  it('counts kinds by level, along and across', () => {
    expect(kindRows(quality).map(({ kind, all }) => [kind, all])).toEqual([
      ['short', 3],
      ['code', 7],
    ])
    expect(levelTotals(quality)).toEqual([1, 5, 0, 0, 4])
  })

  it('draws skills as shares of the one with the most problems', () => {
    expect(areaRows(quality)).toEqual([
      {
        title: 'Data',
        skills: [
          { title: 'Joins', items: 4, share: 1 },
          { title: 'Indexes', items: 1, share: 0.25 },
          { title: 'Windows', items: 0, share: 0 },
        ],
      },
    ])
  })

  it('lists problems by title, each with its own proof', () => {
    expect(
      provenItems(quality).map(({ title, version, proof }) => [title, version, proof?.executed]),
    ).toEqual([
      ['A zebra', '1.0.0', 4],
      ['Éclair for ants', '1.1.0', undefined],
      ['The bee', '2.0.0', 9],
    ])
  })

  it('shows the columns of which a problem has figures', () => {
    expect(columnsOf(provenItems(quality))).toEqual({
      proof: true,
      submissions: true,
      responses: true,
      mutants: false,
      properties: false,
    })
  })

  it('puts so many problems on a page, and has a page where there is none', () => {
    const item: ProvenItem = { ...facts, id: 'one', title: 'One', version: '1.0.0' }
    const sizes = (count: number) =>
      partsOf(Array.from({ length: count }, () => item)).map(({ length }) => length)
    expect(sizes(0)).toEqual([0])
    expect(sizes(PART_ITEMS)).toEqual([PART_ITEMS])
    expect(sizes(2 * PART_ITEMS + 1)).toEqual([PART_ITEMS, PART_ITEMS, 1])
  })

  it('does not count what is waived as a fault that was missed', () => {
    expect(killedShare({ total: 10, killed: 7, waived: 2 })).toBe(7 / 8)
    expect(killedShare({ total: 2, killed: 0, waived: 2 })).toBe(1)
  })

  it('stands with the other releases of its bank', () => {
    const older = { ...quality, release: '0.1.0', title: 'Mail' }
    expect(byBank([quality, older, { ...quality, bank: 'tour', title: 'Tour' }])).toEqual([
      { bank: 'post', title: 'Post', releases: [quality, older] },
      { bank: 'tour', title: 'Tour', releases: [{ ...quality, bank: 'tour', title: 'Tour' }] },
    ])
  })
})
