import { expect, test } from 'vitest'
import type { Diagnostic } from '#schemas/diagnose/index'
import { reportPretty } from './pretty.ts'

const report = (diagnostic: Partial<Diagnostic>, text: string, color = false) =>
  reportPretty(
    {
      items: 2,
      kinds: {},
      diagnostics: [
        {
          code: 'a/b',
          severity: 'error',
          file: 'x.yaml',
          range: { start: { line: 2, column: 5 }, end: { line: 2, column: 8 } },
          message: 'Unexpected it',
          ...diagnostic,
        },
      ],
    },
    { color, read: () => text },
  )

test('a frame shows the line and the one before, with marks below the place', () => {
  expect(report({ help: 'Do that' }, 'one: 1\ntwo: bad\nthree: 3\n')).toBe(`x.yaml:2:5 error a/b
  Unexpected it
  1 | one: 1
  2 | two: bad
    |     ^^^
  help: Do that

2 items checked: 1 error
`)
})

test('a fix says what to write, and where, if that is not what the marks show', () => {
  const range = { start: { line: 2, column: 5 }, end: { line: 2, column: 8 } }
  const lines = (place: typeof range) =>
    report(
      { help: 'Do that', fix: { title: 'Write `good`', range: place, text: 'good' } },
      'one: 1\ntwo: bad\n',
    )
      .split('\n')
      .slice(5, 7)
  expect(lines(range)).toEqual(['  help: Do that', '  fix: write `good` instead'])
  expect(lines({ ...range, start: { line: 2, column: 1 } })).toEqual([
    '  help: Do that',
    '  fix: write `good` instead from 2:1 to 2:8',
  ])
})

test('a place far to the right is shown with what is around it', () => {
  const line = `${'a'.repeat(500)}BAD${'b'.repeat(500)}`
  const range = { start: { line: 1, column: 501 }, end: { line: 1, column: 504 } }
  const [, , frame = '', marks = ''] = report({ range }, line).split('\n')
  expect(frame.length).toBeLessThan(120)
  expect(frame.slice(marks.indexOf('^'), marks.indexOf('^') + 3)).toBe('BAD')
})

test('a place outside the file, or a file that cannot be read, has no frame', () => {
  const range = { start: { line: 9, column: 1 }, end: { line: 9, column: 1 } }
  expect(report({ range }, 'one')).toBe('x.yaml:9:1 error a/b\n  Unexpected it\n\n2 items checked: 1 error\n')
})

test('colour is there only when it is asked for', () => {
  const escape = String.fromCharCode(27)
  expect(report({}, 'one\ntwo: bad')).not.toContain(escape)
  expect(report({}, 'one\ntwo: bad', true)).toContain(`${escape}[31merror${escape}[39m`)
})
