import { expect, it } from 'vitest'
import { highlightLines } from './highlight.ts'

it('gives tokens the classes that the editor gives them, line by line', () => {
  const [first, second] = highlightLines('const text: string = "a" // why\nreturn 7')
  expect(first).toContainEqual(['const', 'tok-keyword'])
  expect(first).toContainEqual(['string', 'tok-typeName'])
  expect(first).toContainEqual(['"a"', 'tok-string'])
  expect(first).toContainEqual(['// why', 'tok-comment'])
  expect(second).toContainEqual(['7', 'tok-number'])
})

it.each(['', 'a', 'a\n\nb\n', 'const t = `x\n${y}\n`', 'not ( code at all "', '\u202e😀\ud800'])(
  'keeps %j as it is',
  (text) => {
    expect(
      highlightLines(text)
        .map((line) => line.map(([token]) => token).join(''))
        .join('\n'),
    ).toBe(text)
  },
)
