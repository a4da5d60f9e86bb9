import { expect, it } from 'vitest'
import { toldOrderFaults } from './told-order.ts'

const columns = ['floor', 'desks'].map((name) => ({ name, doc: 'A number.' }))
const task = { columns, compare: 'ordered' } as const
const results = (...tables: readonly (readonly (readonly [number, number])[])[]) =>
  tables.map((rows) => ({ expected: { columns: ['floor', 'desks'], rows } }))
const up = results([
  [-1, 9],
  [0, 4],
  [2, 6],
])

it('refuses an order that every result has the other way round', () => {
  expect(toldOrderFaults(task, '<p>from the highest floor\nto the lowest</p>', up)).toEqual([
    'item.mdx: “from the highest floor to the lowest”: every result has `floor` the other way round',
  ])
})

it('accepts the order that is there, one that comes second, and words about no column', () => {
  for (const stem of [
    'from the lowest floor to the highest',
    'by floor, and in each from the highest desks to the lowest',
    'from the highest tower to the lowest',
  ])
    expect(toldOrderFaults(task, stem, up)).toEqual([])
  expect(toldOrderFaults({ ...task, compare: 'bag' }, 'from the highest floor to the lowest', up)).toEqual([])
})
