import { expect, it } from 'vitest'
import { levelOf, levelText, rangeText } from './level.ts'

it('shows ability as a level with one digit', () => {
  expect(levelText(levelOf(0.46))).toBe('3.5')
  expect(levelText(levelOf(-3.04))).toBe('0.0')
  expect(levelText(levelOf(-4.2))).toBe('−1.2')
})

it('names only those ends of a range that lie on the scale of levels', () => {
  expect(rangeText(-0.1, 1.1)).toBe('between 2.9 and 4.1')
  expect(rangeText(-3.2, 0.1)).toBe('at most 3.1')
  expect(rangeText(-3.2, -2.5)).toBe('at most 0.5')
  expect(rangeText(0.2, 2.4)).toBe('at least 3.2')
  expect(rangeText(-2.1, 2.1)).toBe('anywhere on the scale')
})
