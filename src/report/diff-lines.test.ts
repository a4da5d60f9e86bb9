import { expect, test } from 'vitest'
import { linesChanged } from '#adaptive'
import { countLines, diffLines } from './diff-lines.ts'

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('')

test('shows what goes and what comes with three lines around, and counts the rest', () => {
  const before = numbered(12)
  const after = before.replace('line 6\n', 'line six\nand more\n')
  expect(diffLines(before, after)).toEqual([
    { skipped: 2 },
    { side: 'same', line: 3, text: 'line 3' },
    { side: 'same', line: 4, text: 'line 4' },
    { side: 'same', line: 5, text: 'line 5' },
    { side: 'removed', line: 6, text: 'line 6' },
    { side: 'added', line: 6, text: 'line six' },
    { side: 'added', line: 7, text: 'and more' },
    { side: 'same', line: 8, text: 'line 7' },
    { side: 'same', line: 9, text: 'line 8' },
    { side: 'same', line: 10, text: 'line 9' },
    { skipped: 3 },
  ])
  expect(countLines(before, after)).toEqual({ added: 2, removed: 1 })
  expect(linesChanged(before, after)).toBe(3)
})

test('leaves out no single line', () => {
  const before = numbered(5)
  expect(diffLines(before, before.replace('line 5', 'five'))[0]).toEqual({
    side: 'same',
    line: 1,
    text: 'line 1',
  })
})

test('nothing changed is nothing to show', () => {
  expect(countLines('a\nb\n', 'a\nb')).toEqual({ added: 0, removed: 0 })
})
