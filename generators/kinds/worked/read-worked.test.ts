import { describe, expect, it } from 'vitest'
import { readWorked } from './read-worked.ts'

describe('a worked computation', () => {
  it.each([
    ['90 * 40 * 60 / (30 * 1000 / 250 * (1 - 1 / 10) - 90) / 60', 200],
    ['ceil(3000 / (1000 - 60 * 5)) + 1', 6],
    ['2 - 3 - 4', -5],
    ['24 / 4 / 3', 2],
    ['-(2 + 3) * -2', 10],
    ['max(1, min(7, 5), floor(2.9))', 5],
    ['0.5+0.25', 0.75],
  ])('%s is %d', (text, value) => {
    expect(readWorked(text)?.value).toBeCloseTo(value, 9)
  })

  it('names the numbers that it is made of', () => {
    expect(readWorked('ceil(12.5 * 6) - 12.5')?.numbers).toEqual([12.5, 6, 12.5])
  })

  it.each(['', '2 +', '(2', '2)', '2 3', '10 ** 2', '1 / 0', 'sqrt(4)', 'ceil 4', 'constructor(1)', '1,000'])(
    'is not %j',
    (text) => {
      expect(readWorked(text)).toBeUndefined()
    },
  )
})
