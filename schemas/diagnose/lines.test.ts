import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

test.for([
  { text: 'ab\ncd', offset: 3, position: { line: 2, column: 1 } },
  { text: 'ab\r\ncd', offset: 5, position: { line: 2, column: 2 } },
  { text: 'ab\rcd', offset: 3, position: { line: 2, column: 1 } },
  { text: '', offset: 9, position: { line: 1, column: 1 } },
  { text: '📦x', offset: 2, position: { line: 1, column: 3 } },
])('offset $offset of $text', ({ text, offset, position }) => {
  expect(linesOf(text).positionAt(offset)).toEqual(position)
})

test('agrees with splitting the text before the offset into lines', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', 'bc')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat({ max: 40 }), (whole, at) => {
      const offset = Math.min(at, whole.length)
      // Between \r and \n is no place that anybody points to.
      fc.pre(!(whole[offset - 1] === '\r' && whole[offset] === '\n'))
      const lines = whole.slice(0, offset).split(/\r\n|\n/)
      expect(linesOf(whole).positionAt(offset)).toEqual({
        line: lines.length,
        column: (lines.at(-1)?.length ?? 0) + 1,
      })
    }),
  )
})
