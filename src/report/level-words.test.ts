import { expect, it } from 'vitest'
import { levelText, policyInSentence, rangeText } from './level-words.ts'

it.each([
  [{ low: -1.24, high: 0.36 }, 'between 1.8 and 3.4'],
  [{ low: -0.1, high: 1.1 }, 'between 2.9 and 4.1'],
  [{ low: -3.2, high: 0.1 }, 'at most 3.1'],
  [{ low: -2, high: 2 }, 'between 1.0 and 5.0'],
  [{ low: -2.6, high: 0.36 }, 'at most 3.4'],
  [{ low: -4, high: -2.5 }, 'at most 0.5'],
  [{ low: 0.5, high: 2.01 }, 'at least 3.5'],
  [{ low: -2.1, high: 2.1 }, 'anywhere on the scale'],
])('tells the range of %o', (range, words) => {
  expect(rangeText(range)).toBe(words)
})

it('writes levels with one digit, and zero without a sign', () => {
  expect([0, -3.04, 1.96, 0.46, -4.2].map(levelText)).toEqual(['3.0', '0.0', '5.0', '3.5', '−1.2'])
})

it('names policies in the middle of a sentence', () => {
  expect([policyInSentence('forbidden'), policyInSentence('allowed')]).toEqual([
    'without AI',
    'with AI allowed',
  ])
})
