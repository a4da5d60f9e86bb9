import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlightSqlLines } from './highlight-sql.ts'

test('keywords, texts, numbers and comments have their classes', () => {
  expect(highlightSqlLines("SELECT a, 'it''s' -- why\nFROM t WHERE b > 10")).toEqual([
    [
      ['SELECT', 'tok-keyword'],
      [' a, ', ''],
      ["'it''s'", 'tok-string'],
      [' ', ''],
      ['-- why', 'tok-comment'],
    ],
    [
      ['FROM', 'tok-keyword'],
      [' t ', ''],
      ['WHERE', 'tok-keyword'],
      [' b > ', ''],
      ['10', 'tok-number'],
    ],
  ])
})

test('a comment goes on over lines', () => {
  expect(highlightSqlLines('/* a\nb */ 1')).toEqual([
    [['/* a', 'tok-comment']],
    [
      ['b */', 'tok-comment'],
      [' ', ''],
      ['1', 'tok-number'],
    ],
  ])
})

test('the lines joined are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("'", '--', '/*', 'SELECT 1 FROM "x')), (text) => {
      const lines = highlightSqlLines(text).map((line) => line.map(([part]) => part).join(''))
      expect(lines.join('\n')).toBe(text)
    }),
  )
})
