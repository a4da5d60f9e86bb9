import { expect, it } from 'vitest'
import { bankRows } from './bank-rows.ts'
import { BANK_VIEW, bankViewFrom, shownRows, useOf, type BankView } from './bank-view.ts'
import { sampleFacts } from './sample.laws.ts'

const rows = bankRows([
  ...sampleFacts({ id: 'easy', title: 'An easy one', level: 1, kind: 'short' }),
  ...sampleFacts({ id: 'hard', title: 'Hard', level: 5, skills: ['reading.loops'] }, 2),
  ...sampleFacts({
    id: 'known',
    title: 'Known',
    level: 3,
    parameters: { model: '2pl', a: 1, b: 0.2, c: 0, d: 1, uncertainty: { lnA: 0.1, b: 0.15 }, persons: 300 },
  }),
])
const rates = new Map([
  ['easy', 0],
  ['hard', 0.4],
])
const shown = (view: Partial<BankView>): readonly string[] =>
  shownRows(rows, { ...BANK_VIEW, ...view }, (id) => rates.get(id)).map(({ id }) => id)

it('sorts by any column, in both directions; what has no value stands last', () => {
  expect(shown({})).toEqual(['easy', 'known', 'hard'])
  expect(shown({ isDescending: true })).toEqual(['hard', 'known', 'easy'])
  expect(shown({ sort: 'title' })).toEqual(['easy', 'hard', 'known'])
  expect(shown({ sort: 'use' })).toEqual(['easy', 'hard', 'known'])
  expect(shown({ sort: 'use', isDescending: true })).toEqual(['hard', 'easy', 'known'])
  expect(shown({ sort: 'variants', isDescending: true })[0]).toBe('hard')
  expect(shown({ sort: 'certainty', isDescending: true })[0]).toBe('known')
})

it('filters by what an item is, and by how well it is known', () => {
  expect(shown({ q: ' EASY ' })).toEqual(['easy'])
  expect(shown({ kind: 'short' })).toEqual(['easy'])
  expect(shown({ level: '5' })).toEqual(['hard'])
  expect(shown({ skill: 'reading' })).toEqual(['hard'])
  expect(shown({ skill: 'reading.loops' })).toEqual(['hard'])
  expect(shown({ certainty: 'calibrated' })).toEqual(['known'])
  expect(shown({ certainty: 'sharp' })).toEqual(['known'])
  expect(shown({ certainty: 'vague' })).toEqual(['easy', 'hard'])
  expect(shown({ use: 'met' })).toEqual(['hard'])
  expect(shown({ use: 'kept-out' })).toEqual(['known'])
  expect(shown({ kind: 'short', level: '5' })).toEqual([])
})

it('takes of an address what makes sense', () => {
  const view: BankView = { ...BANK_VIEW, q: 'parcel', sort: 'use', isDescending: true, most: 0.2 }
  expect(bankViewFrom(JSON.parse(JSON.stringify(view)))).toEqual(view)
  expect(bankViewFrom({ sort: 'nonsense', certainty: 3, most: 7, q: ['x'] })).toEqual(BANK_VIEW)
  expect(bankViewFrom(undefined)).toEqual(BANK_VIEW)
})

it('tells what a test cannot give from what nobody meets', () => {
  expect([useOf(undefined), useOf(0), useOf(0.1)]).toEqual(['kept-out', 'unmet', 'met'])
})
