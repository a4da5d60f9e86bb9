import { expect, it } from 'vitest'
import { levelOf, levelText } from './level.ts'

it('shows ability as a level with one digit', () => {
  expect(levelText(levelOf(0.46))).toBe('3.5')
  expect(levelText(levelOf(-3.04))).toBe('0.0')
  expect(levelText(levelOf(-4.2))).toBe('−1.2')
})
