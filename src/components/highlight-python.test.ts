import { expect, it } from 'vitest'
import { highlightPythonLines } from './highlight-python.ts'

it('gives tokens the classes that the editor gives them, line by line', () => {
  const [first, second] = highlightPythonLines(
    'def ends(at: int) -> bool:  # why\n    return at == 7 and "a" is not None',
  )
  expect(first).toContainEqual(['def', 'tok-keyword'])
  expect(first).toContainEqual(['# why', 'tok-comment'])
  expect(second).toContainEqual(['return', 'tok-keyword'])
  expect(second).toContainEqual(['7', 'tok-number'])
  expect(second).toContainEqual(['"a"', 'tok-string'])
})

it.each(['', 'a', 'a\n\nb\n', 'x = """\n  two\n"""\n', 'not ( code at all "', '\tif:\n \u202e😀\ud800'])(
  'keeps %j as it is',
  (text) => {
    expect(
      highlightPythonLines(text)
        .map((line) => line.map(([token]) => token).join(''))
        .join('\n'),
    ).toBe(text)
  },
)
