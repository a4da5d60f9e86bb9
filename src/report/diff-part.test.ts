import { expect, it } from 'vitest'
import { diffPart, textPart } from './diff-part.ts'

const wordsOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

it('reads a change line by line, with its signs spoken', () => {
  const { markup } = diffPart('a\nb\nc\n', 'a\nB\nc\n', 'Changes')
  expect(wordsOf(markup)).toBe('1 a 2 − removed: b 2 + added: B 3 c')
  expect([...markup.matchAll(/class="line (\w+)"/g)].map(([, side]) => side)).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ])
})

it('leaves out what is far from a change, and says how much', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `line ${n}`)
  const { markup } = diffPart(lines.join('\n'), [...lines.slice(0, 19), 'end'].join('\n'), 'Changes')
  expect(markup).toContain('16 lines as before')
})

it('says where nothing changed', () => {
  for (const [before, after] of [
    ['a', 'a'],
    ['', ''],
    ['a\n', 'a'],
  ] as const)
    expect(wordsOf(diffPart(before, after, 'Changes').markup)).toBe('Nothing changed.')
})

it('escapes, and names what has no shape', () => {
  const hostile = '</code><script>\u202ealert(1)\u2066'
  for (const { markup } of [diffPart('', hostile, 'a "b"'), textPart(hostile, 'a "b"')]) {
    expect(markup).toContain('&lt;/code&gt;&lt;script&gt;<span class="sign">U+202E</span>alert(1)')
    expect(markup).not.toMatch(/<script|[\u202e\u2066]/)
    expect(markup).toContain('aria-label="a &quot;b&quot;"')
  }
})
