import { expect, it } from 'vitest'
import { isOutOf, saidOrder } from './said-order.ts'

it.each([
  ['Return the places, ascending.', 'int[]', 'ascending'],
  ['Return the sums in descending order.', 'float[]', 'descending'],
  ['Return the sums, ascending by the day.', 'int[]', undefined],
  ['Count them. Return how many there are in the ascending part', 'int', undefined],
  ['Return them. So that nobody searches, names come in alphabetical order.', 'string[]', 'alphabetical'],
  ['Return the names by their number, those with the same number alphabetically.', 'string[]', undefined],
  ['The list of the shop is alphabetical. Return how many.', 'int', undefined],
])('%s: %s', (statement, type, order) => {
  expect(saidOrder(statement, type)).toBe(order)
})

it('knows what stands in the wrong place', () => {
  expect(isOutOf('ascending', 3, 2)).toBe(true)
  expect(isOutOf('ascending', 2, 2)).toBe(false)
  expect(isOutOf('descending', 2, 3)).toBe(true)
  expect(isOutOf('alphabetical', 'pear', 'apple')).toBe(true)
  expect(isOutOf('alphabetical', 'a', 'B')).toBe(false)
  expect(isOutOf('alphabetical', 'B', 'a')).toBe(false)
})
