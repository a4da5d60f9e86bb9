import { expect, test } from 'vitest'
import { axesOf } from './axes.ts'

const lists = { setting: ['bees', 'bridges', 'trains'], trap: ['empty', 'ties'] }
const first = (count: number, of = lists, seed = 's') =>
  Array.from({ length: count }, (_, n) => axesOf(of, seed, n))

test('the same seed gives the same axes, another one others', () => {
  expect(first(6)).toEqual(first(6))
  expect(first(6)).not.toEqual(first(6, lists, 't'))
  expect(first(3)).toMatchInlineSnapshot(`
    [
      {
        "setting": "bridges",
        "trap": "ties",
      },
      {
        "setting": "trains",
        "trap": "empty",
      },
      {
        "setting": "bees",
        "trap": "empty",
      },
    ]
  `)
})

test('no entry comes back before all others were used', () => {
  const settings = first(30).map(({ setting }) => setting)
  for (let from = 0; from < 30; from += 3) expect(new Set(settings.slice(from, from + 3)).size).toBe(3)
})

test('another list, and another order of the lists, changes nothing in the others', () => {
  const more = { zest: ['a', 'b'], trap: lists.trap, setting: lists.setting }
  expect(first(9, more).map(({ setting, trap }) => ({ setting, trap }))).toEqual(first(9))
})

test('an empty list is a fault of the caller', () => {
  expect(() => axesOf({ trap: [] }, 's', 0)).toThrow('Unexpected empty list of the axis trap')
})
