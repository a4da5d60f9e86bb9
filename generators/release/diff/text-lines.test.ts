import { describe, expect, it } from 'vitest'
import { diffLines, linesOfHtml } from './text-lines.ts'

describe('what is read of HTML', () => {
  it('is a line for each block, a row of a table, code as it stands', () => {
    expect(
      linesOfHtml(
        `<p>Fewer than <em>five</em> &#x3C; six.\nA second line.</p>
<table class="examples"><thead><tr><th scope="col">days</th><th>returns</th></tr></thead><tbody><tr><td><code class="in-json">null</code><code class="in-python">None</code></td><td>1</td></tr></tbody></table>
<ul><li>one</li><li>two</li></ul><pre><code>a\n  b</code></pre><img src="x.svg" alt="A hall."/>`,
      ),
    ).toEqual([
      'Fewer than five < six.',
      'A second line.',
      'days | returns',
      'null (None in Python) | 1',
      'one',
      'two',
      'a',
      '  b',
      '[A hall.]',
    ])
  })
})

describe('what differs', () => {
  const marked = (before: string, after: string) =>
    diffLines([...before], [...after])
      .map(({ mark, text }) => mark + text)
      .join(' ')
      .replaceAll('  ', ' ')

  it('is told with a line around it', () => {
    expect(marked('abcdefgh', 'abcdXfgh')).toBe(' d -e +X f')
    expect(marked('abcdefgh', 'abdefghi')).toBe(' b -c d h +i')
    expect(marked('abc', 'abc')).toBe('')
  })

  it('gives back both texts, whatever they are', () => {
    const texts = ['', 'a', 'ab', 'ba', 'aab', 'abcab', 'cabba', 'xaby']
    for (const from of texts)
      for (const to of texts) {
        const lines = diffLines([...from], [...to])
        const count = (mark: string) => lines.filter((line) => line.mark === mark).length
        expect(from.length - count('-') + count('+')).toBe(to.length)
        if (from === to) expect(lines).toEqual([])
      }
  })
})
