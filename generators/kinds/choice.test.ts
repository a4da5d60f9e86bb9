import { expect, test } from 'vitest'
import { blindExpectation } from './choice.ts'

test('the expectation of blind choices is that of trying every set of choices', () => {
  for (const [options, max] of [
    [2, 1],
    [5, 1],
    [7, 2],
    [9, 3],
    [3, 5],
  ] as const) {
    let sum = 0
    for (let chosen = 0; chosen < 2 ** options; chosen += 1) {
      const errors = chosen.toString(2).replaceAll('0', '').length
      sum += Math.max(0, max - errors)
    }
    expect(blindExpectation(options, max)).toBeCloseTo(sum / 2 ** options, 12)
  }
})

test('one category needs five options, two need seven, three need nine', () => {
  const needed = [1, 2, 3].map((max) => {
    let options = 1
    while (blindExpectation(options, max) > 0.05 * max) options += 1
    return options
  })
  expect(needed).toEqual([5, 7, 9])
})
