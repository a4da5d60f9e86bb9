import { expect, test } from 'vitest'
import type { AuthorRow } from './author-data.ts'
import { filterItems, NO_ITEM_FILTERS, readItemFilters, writeItemFilters } from './item-filters.ts'

const row = (name: string, more: Partial<AuthorRow> = {}): AuthorRow => ({
  bank: 'core',
  name,
  title: name,
  kind: 'code',
  status: 'live',
  skills: ['implementing.iteration'],
  errors: 0,
  warnings: 0,
  proof: 'current',
  ...more,
})
const rows = [
  row('late-buses'),
  row('warm-seats', { kind: 'sql', proof: 'stale', warnings: 1 }),
  row('half-written', { status: 'draft', proof: 'unknown', errors: 2 }),
]
const found = (filters: Partial<typeof NO_ITEM_FILTERS>) =>
  filterItems(rows, { ...NO_ITEM_FILTERS, ...filters }).map(({ name }) => name)

test('without filters, everything is found', () => {
  expect(found({})).toHaveLength(3)
})

test('every word is looked for in bank, id, title and skills, in any case', () => {
  expect(found({ q: 'BUSES core' })).toEqual(['late-buses'])
  expect(found({ q: 'iteration warm' })).toEqual(['warm-seats'])
  expect(found({ q: 'nowhere' })).toEqual([])
})

test('kind, status, proof and faults narrow it down', () => {
  expect(found({ kind: 'sql' })).toEqual(['warm-seats'])
  expect(found({ status: 'draft' })).toEqual(['half-written'])
  expect(found({ proof: 'current' })).toEqual(['late-buses'])
  expect(found({ faults: 'errors' })).toEqual(['half-written'])
  expect(found({ faults: 'any' })).toEqual(['warm-seats', 'half-written'])
  expect(found({ faults: 'none' })).toEqual(['late-buses'])
})

test('an address keeps the filters', () => {
  const filters = { ...NO_ITEM_FILTERS, q: 'a & b', proof: 'stale' }
  expect(readItemFilters(writeItemFilters(filters))).toEqual(filters)
  expect(writeItemFilters(NO_ITEM_FILTERS)).toBe('')
})
