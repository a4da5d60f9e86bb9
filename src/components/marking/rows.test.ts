import { expect, it } from 'vitest'
import { languageOf, rowsOf } from './rows.ts'

const states = (text: string): string =>
  rowsOf(text, 'diff')
    .map(({ state }) => state[0])
    .join('')

it('knows what each line of a diff is, also where a line looks like a heading', () => {
  const diff = [
    'diff --git a/a.sql b/a.sql',
    '--- a/a.sql',
    '+++ b/a.sql',
    '@@ -1,3 +1,3 @@',
    ' select 1',
    '--- a comment that goes',
    '+++ a counter that comes',
    '',
    '\\ No newline at end of file',
    'diff --git a/b.sql b/b.sql',
    '--- a/b.sql',
    '+++ b/b.sql',
    '@@ -1 +1 @@',
    '-old',
  ].join('\n')
  // head, head, head, head, same, removed, added, same, head; then the next file
  expect(states(diff)).toBe('hhhhsrashhhhhr')
  expect(rowsOf(diff, 'diff')[5]).toEqual({ number: 6, state: 'removed', text: '-- a comment that goes' })
})

it('leaves the lines of code and prose as they are', () => {
  expect(rowsOf('-a\n+b', 'code')).toEqual([
    { number: 1, state: 'same', text: '-a' },
    { number: 2, state: 'same', text: '+b' },
  ])
})

it('knows the language of a file by its name, and of a diff by the names in it', () => {
  expect(['a.py', 'b.mjs', 'c.tsx', 'd.sql', 'e.md'].map((name) => languageOf(name, '', 'code'))).toEqual([
    'python',
    'typescript',
    'typescript',
    'sql',
    'text',
  ])
  const change = (...paths: readonly string[]): string => paths.map((path) => `+++ b/${path}\n+x`).join('\n')
  expect(languageOf('change.diff', change('a.py', 'b/c.py', 'README.md'), 'diff')).toBe('python')
  expect(languageOf('change.diff', change('a.py', 'b.ts'), 'diff')).toBe('typescript')
  expect(languageOf('change.diff', '+ a', 'diff')).toBe('typescript')
  expect(languageOf('a.py', '', 'prose')).toBe('text')
})
