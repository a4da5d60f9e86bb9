import { expect, it } from 'vitest'
import type { ReportedItem } from '#report'
import { sortedItems, type ItemSort } from './sort-items.ts'

const item = (id: string, b: number | number[], own: Partial<ReportedItem> = {}): ReportedItem => ({
  id,
  parameters: typeof b === 'number' ? { model: '2pl', a: 1 + b, b, c: 0, d: 1 } : { model: 'grm', a: 0.1, b },
  persons: 100,
  scores: [0, 1],
  ease: 0.5,
  covariance: undefined,
  flags: [],
  ...own,
})
const dif = (size: 'A' | 'B' | 'C', value: number) => [
  { reference: 'a', focal: 'b', class: size, effect: { name: 'MH', value }, tests: [] },
]
const items = [
  item('q10', 0.5, { persons: 3, dif: dif('A', 2.9) }),
  item('Q2', [-2, 0], { meanSquares: { infit: 1.4, outfit: 1, infitZ: 0, outfitZ: 0 } }),
  item('q1', 0.25, {
    dif: dif('B', -0.1),
    meanSquares: { infit: 0.9, outfit: 1, infitZ: 0, outfitZ: 0 },
  }),
]
const names = (sort: ItemSort, find = '') =>
  sortedItems(items, { sort, find, order: [2, 0, 1] }).map((place) => items[place]?.id)

it.each([
  ['look', 'q1 q10 Q2'],
  ['file', 'q10 Q2 q1'],
  ['name', 'q1 Q2 q10'],
  ['easiest', 'Q2 q1 q10'],
  ['hardest', 'q10 q1 Q2'],
  ['flattest', 'Q2 q1 q10'],
  ['persons', 'q10 Q2 q1'],
  ['misfit', 'Q2 q1 q10'],
  ['dif', 'q1 q10 Q2'],
] as const)('sorts items by %s', (sort, wanted) => {
  expect(names(sort).join(' ')).toBe(wanted)
})

it('finds items by a part of their names, in any case', () => {
  expect(names('file', ' Q1')).toEqual(['q10', 'q1'])
  expect(names('look', 'x')).toEqual([])
})
