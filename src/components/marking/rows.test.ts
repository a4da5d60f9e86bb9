import { expect, it } from 'vitest'
import { rowsOf } from './rows.ts'

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
