/** A body is parsed without the frontmatter before it where its syntax is sound: nothing of it may differ for that. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Diagnostic } from '#schemas/diagnose/index'
import { findFrontmatter } from '../frontmatter.ts'
import { reportInto } from '#schemas/diagnose/report'
import { readBody } from './read-body.ts'

/** Frontmatters of the same length: behind the second, the file is parsed as a whole. */
const [apart, together] = ['---\na: "x"\n---\n', '---\na: "\u2028"\n---\n']

/** A body with all its places, and what is wrong with it. */
function read(text: string) {
  const diagnostics: Diagnostic[] = []
  const report = reportInto(diagnostics, 'item.mdx')
  const span = findFrontmatter(text, report)
  const body = span && readBody(text, span.body, report)
  // The programs in braces are refused, and their own places are never asked for.
  const withoutPrograms = (key: string, value: unknown) => (key === 'estree' ? undefined : value)
  const parts = body && [body.broken, body.blocks, body.definitions]
  return JSON.stringify([diagnostics, parts], withoutPrograms)
}

const items = fileURLToPath(new URL('../../../test/check/fixtures/bank/items', import.meta.url))
const bodies = readdirSync(items).map((name) => {
  const text = readFileSync(`${items}/${name}/item.mdx`, 'utf8')
  return text.slice(text.indexOf('\n---\n', 4) + 5)
})

test('every body is the same', () => {
  for (const body of bodies) expect(read(apart + body)).toBe(read(together + body))
})

test('places count from the beginning of the file, in any line ends', () => {
  const [one, two] = [
    '---\nid: a\n---\n\nText\n\n<Hnit />\n',
    '---\r\nid: a\r\n---\r\n\r\nText\r\n\r\n<Hnit />\r\n',
  ]
  for (const text of [one, two]) {
    const [diagnostics] = JSON.parse(read(text))
    expect(diagnostics).toMatchObject([
      { code: 'component/unknown', range: { start: { line: 7, column: 1 } } },
    ])
  }
})

test('addresses in running text are no links', () => {
  const body = '\nSee www.example.com, https://example.com or me@example.com.\n'
  expect(read(apart + body)).not.toContain('"link"')
  expect(read(apart + body)).toContain('See www.example.com, https://example.com or me@example.com.')
})

/** What changes the meaning of Markdown. */
const marks = fc.constantFrom(
  ...'\n---\n¦---¦\r\n¦\r¦\t¦    ¦\n> ¦\n- ¦\n1. ¦<¦>¦{¦}¦{/* x */}¦<Hint>¦</Hint>¦export const a = 1\n'.split(
    '¦',
  ),
  ...'<Figure src="a" alt={1} />¦<Figure {...a} />¦www.a.com ¦ me@a.com¦_¦*¦~~¦`¦\n```\n¦$¦\n$$\n¦[¦]¦](¦[^1]'.split(
    '¦',
  ),
  ...'\n[^1]: x\n¦\n[a]: /b\n¦![¦\\¦&amp;¦|¦\n| a | b |\n| - | - |\n¦\n## x\n¦  \n¦\u2028¦\uFEFF¦\u0000'.split(
    '¦',
  ),
)

test('no edit of a body makes a difference', () => {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(2), mark: marks })
  fc.assert(
    fc.property(fc.constantFrom(...bodies), fc.array(edit, { minLength: 1, maxLength: 3 }), (base, edits) => {
      let body = base
      for (const { at, cut, mark } of edits) {
        const place = Math.floor(at * body.length)
        body = body.slice(0, place) + mark + body.slice(place + cut)
      }
      expect(read(apart + body)).toBe(read(together + body))
    }),
    { numRuns: 300, seed: 20261121 },
  )
})
