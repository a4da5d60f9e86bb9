import { expect, test } from 'vitest'
import type { Diagnostic } from '#schemas/diagnose/diagnostic'
import { sourceRows } from './source-lines.ts'

const fault = (
  [line, column]: readonly [number, number],
  [endLine, endColumn]: readonly [number, number],
  severity: Diagnostic['severity'] = 'error',
): Diagnostic => ({
  code: 'a/b',
  severity,
  file: 'x.yaml',
  range: { start: { line, column }, end: { line: endLine, column: endColumn } },
  message: 'Unexpected it',
})

const partsIn = (text: string, ...diagnostics: readonly Diagnostic[]) =>
  sourceRows(text, diagnostics).map((row) =>
    row.type === 'gap'
      ? `… ${row.lines}`
      : `${row.parts.map(({ text: part, severity }) => (severity ? `[${severity[0]}:${part}]` : part)).join('')}${row.diagnostics.length > 0 ? ' !' : ''}`,
  )

test('what a fault is about is marked, and the fault stands below its line', () => {
  expect(partsIn('one: 1\ntwo: bad\n', fault([2, 6], [2, 9]))).toEqual(['one: 1', 'two: [e:bad] !'])
})

test('a fault of several lines marks them all and stands below the last', () => {
  expect(partsIn('a\nbcd\ne', fault([1, 1], [2, 3]))).toEqual(['[e:a]', '[e:bc]d !', 'e'])
})

test('a place without width marks a character, also behind the end of a line', () => {
  expect(partsIn('abc', fault([1, 2], [1, 2]))).toEqual(['a[e:b]c !'])
  expect(partsIn('abc', fault([1, 4], [1, 4]))).toEqual(['abc[e: ] !'])
})

test('where an error and a warning meet, the error shows', () => {
  expect(partsIn('abcd', fault([1, 1], [1, 4], 'warning'), fault([1, 2], [1, 3]))).toEqual([
    '[w:a][e:b][w:c]d !',
  ])
})

test('a place outside the file is told at its last line', () => {
  expect(partsIn('a\nb', fault([9, 1], [9, 2]))).toEqual(['a', 'b !'])
})

test('of a long file the lines around its faults are shown, unless all are wanted', () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`).join('\n')
  const rows = partsIn(text, fault([50, 1], [50, 5]))
  expect(rows).toHaveLength(11)
  expect(rows[0]).toBe('… 45')
  expect(rows[5]).toBe('[e:line] 50 !')
  expect(rows.at(-1)).toBe('… 46')
  expect(sourceRows(text, [fault([50, 1], [50, 5])], true)).toHaveLength(100)
})
