import { expect, it } from 'vitest'
import { indentLines } from './indent-lines.ts'

/** A text in which `[` and `]` mark the selection. */
function indented(marked: string, direction: 1 | -1, columns = 2): string | undefined {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace('[', '').replace(']', '')
  const change = indentLines(text, { start, end }, columns, direction)
  if (change === undefined) return undefined
  const next = text.slice(0, change.from) + change.insert + text.slice(change.to)
  return `${next.slice(0, change.start)}[${next.slice(change.start, change.end)}]${next.slice(change.end)}`
}

it('indents the line of the cursor, which moves along', () => {
  expect(indented('a\nb[]c\nd', 1)).toBe('a\n  b[]c\nd')
})

it('indents every line of a selection but empty ones and the one where it merely ends', () => {
  expect(indented('[a\n\nb\n]c', 1, 4)).toBe('    [a\n\n    b\n]c')
})

it('takes one step away, or the tab, or what there is of a step', () => {
  expect(indented('[    a\n\tb\n c]', -1)).toBe('[  a\nb\nc]')
})

it('never moves the cursor to the line before', () => {
  expect(indented('a\n [] b', -1)).toBe('a\n[]b')
})

it('changes nothing where there is nothing to take away', () => {
  expect(indented('a[]', -1)).toBeUndefined()
})

it('indents an empty line that stands alone', () => {
  expect(indented('[]', 1)).toBe('  []')
})
