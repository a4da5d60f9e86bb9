import { describe, expect, test } from 'vitest'
import { createEdits } from './edits.ts'

describe('edits', () => {
  test('parts that end at one offset close from the inside out', () => {
    const edits = createEdits()
    edits.wrap(0, 5, '(', ')')
    edits.wrap(2, 5, '[', ']')
    edits.wrap(2, 5, '{', '}')
    expect(edits.apply('ab cd')).toBe('(ab[{ cd}])')
  })

  test('a part that ends where another begins is closed first', () => {
    const edits = createEdits()
    edits.wrap(2, 4, '<', '>')
    edits.wrap(0, 2, '(', ')')
    expect(edits.apply('abcd')).toBe('(ab)<cd>')
  })

  test('what is put in stands between an end and a beginning', () => {
    const edits = createEdits()
    edits.wrap(0, 1, '(', ')')
    edits.wrap(1, 2, '[', ']')
    edits.insert(1, ';')
    expect(edits.apply('ab')).toBe('(a);[b]')
  })
})
