import { expect, it } from 'vitest'
import { markedWords, quoteOf, withWords } from './marks.ts'

const marks = [
  { output: 'a', from: 2, to: 3 },
  { output: 'b', from: 1, to: 1 },
]

it('joins neighbours into one mark, and parts a mark where a word is taken out', () => {
  expect(withWords(marks, 'a', [4, 6], true)).toEqual([
    { output: 'b', from: 1, to: 1 },
    { output: 'a', from: 2, to: 4 },
    { output: 'a', from: 6, to: 6 },
  ])
  expect(withWords([{ output: 'a', from: 1, to: 3 }], 'a', [2], false)).toEqual([
    { output: 'a', from: 1, to: 1 },
    { output: 'a', from: 3, to: 3 },
  ])
  expect(withWords(marks, 'b', [1], false)).toEqual([{ output: 'a', from: 2, to: 3 }])
})

it('knows the words of one output alone', () => {
  expect([...markedWords(marks, 'a')]).toEqual([2, 3])
})

it('quotes with what stands between the words', () => {
  expect(quoteOf('One  two\nthree.', { from: 2, to: 3 })).toBe('two\nthree.')
})
