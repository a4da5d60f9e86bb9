import { expect, test } from 'vitest'
import { bytesInWords, spaceWords } from './space-words.ts'

test('bytes are told with at most three digits', () => {
  expect([0, 999, 1000, 9949, 9951, 131_600, 999_499, 999_500, 12_345_678].map(bytesInWords)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 KB',
    '9.9 KB',
    '10 KB',
    '132 KB',
    '999 KB',
    '1 MB',
    '12 MB',
  ])
})

test('the sentence names the class, two of them, or that none can be said', () => {
  const held = { arrangement: 'sorted', sizes: [8, 8192], bytes: [700, 131_600] }
  expect(spaceWords({ ...held, class: 'n' })).toBe(
    'Memory beyond the input grows like n; 132 KB at size 8192, sorted.',
  )
  expect(spaceWords({ ...held, class: 'n', upTo: 'n log n' })).toBe(
    'Memory beyond the input grows between n and n log n; 132 KB at size 8192, sorted.',
  )
  expect(spaceWords(held)).toBe(
    'How memory beyond the input grows cannot be said; 132 KB at size 8192, sorted.',
  )
})
