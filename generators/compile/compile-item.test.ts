import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { publicItemSchema } from '#schemas/public-item'
import { releaseSealedSchema } from '#schemas/release-sealed'
import { checkFiles } from './compile-item.ts'
import type { CompiledItem } from './compiled-item.ts'
import { digestOf, type SourceFile } from './folder.ts'

const items = fileURLToPath(new URL('../../test/check/fixtures/bank/items', import.meta.url))
const canary = '4a1d1f5e-8f1b-4c39-9c63-1f0a2c4b7d10'

/** Compiles an item of the small bank after an edit of one of its files. */
function compile(
  name: string,
  edit: (text: string) => string = (text) => text,
  path = 'item.mdx',
  more: Record<string, string> = {},
) {
  const files = new Map<string, SourceFile>()
  for (const file of readdirSync(join(items, name), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const absolute = join(file.parentPath, file.name)
    const inner = absolute.slice(join(items, name).length + 1)
    const text = readFileSync(absolute, 'utf8')
    files.set(inner, sourceFile(inner, inner === path ? edit(text) : text))
  }
  for (const [inner, text] of Object.entries(more)) files.set(inner, sourceFile(inner, text))
  const digest = digestOf(files.values())
  return checkFiles({ files, digest, diagnostics: [] }, `items/${name}`, { canary, skills: undefined })
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, bytes: new TextEncoder().encode(text) }
}

function built(...args: Parameters<typeof compile>): CompiledItem {
  const { diagnostics, build } = compile(...args)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const item = build?.()
  if (!item) throw new Error('not built')
  return item
}

const stemOf = (markdown: string) =>
  built('queue-size', (text) => text.replace('<Explanation>', `${markdown}\n\n<Explanation>`)).public.stem

describe('both halves', () => {
  test.for(readdirSync(items))('%s: each is what its schema says', (name) => {
    const item = built(name)
    expect(publicItemSchema.parse(item.public)).toMatchObject({ ok: true })
    const release = { version: 1, bank: 'bank', release: '1.0.0', canary, items: [item.sealed] }
    expect(releaseSealedSchema.parse(release)).toMatchObject({ ok: true })
    expect(JSON.stringify(item.public)).not.toContain(canary)
    expect(item.sealed.canary).toBe(canary)
  })

  test('a graded item has its key, hints, feedback and explanation in the sealed half alone', () => {
    const { public: shown, sealed } = built('safe-retry')
    const text = JSON.stringify(shown)
    for (const secret of [
      'grading',
      'feedback',
      'Twice the same',
      'idempotent',
      'Do each of them twice',
      'right',
    ])
      expect(text).not.toContain(secret)
    expect(JSON.stringify(sealed)).toContain('Twice the same is as good as once.')
    expect(sealed.hints).toEqual([{ cost: 'key', html: '<p>Do each of them twice.</p>' }])
  })

  test('a practice item carries what the browser needs to grade it, and no wrong submission', () => {
    const { public: shown, sealed } = built('largest-gap')
    if (shown.kind !== 'code' || shown.use !== 'practice') throw new Error('another kind')
    expect(shown.grading.key.cases).toHaveLength(5)
    expect(shown.task.examples.map(({ name }) => name)).toEqual(['three-marks', 'one-gap'])
    expect(shown.grading.solutions.map(({ language }) => language)).toEqual(['typescript'])
    expect(JSON.stringify(shown)).not.toContain('Stops at the first gap')
    expect(sealed.submissions.map(({ file }) => file)).toContain('wrong_answer/first-gap.ts')
    expect(shown.task.limits).toEqual({ fuel: 400_000_000, memoryMiB: 64, outputBytes: 65_536 })
  })

  test('what a graded choice shows does not depend on which option is right', () => {
    const other = (text: string) =>
      text.replace('- [ ] Add one', '- [x] Add one').replace('- [x] Set', '- [ ] Set')
    const responses = readFileSync(join(items, 'safe-retry/responses.yaml'), 'utf8')
    const moved = responses
      .replace('{ chosen: [2] }', '{ chosen: [9] }')
      .replace('{ chosen: [1] }', '{ chosen: [2] }')
    const item = built('safe-retry', other, 'item.mdx', {
      'responses.yaml': moved.replace('{ chosen: [9] }', '{ chosen: [1] }'),
    })
    expect(item.public).toEqual(built('safe-retry').public)
    expect(item.sealed.key).not.toEqual(built('safe-retry').sealed.key)
  })

  test('the order of blocks that a candidate sees says nothing about the right one', () => {
    const { public: shown, sealed, responses } = built('close-the-file')
    if (shown.kind !== 'order' || sealed.kind !== 'order') throw new Error('another kind')
    const ids = shown.task.blocks.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
    expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true)
    expect(responses[0]?.response).not.toMatchObject({ blocks: ids.map((id) => ({ id })) })
  })

  test("parameters are the author's prior", () => {
    expect(built('safe-retry').public.parameters).toMatchObject({ model: '3pl', b: 0, c: 0.25 })
    expect(built('queue-size').public.parameters).toMatchObject({ model: '2pl', b: -2 })
    expect(built('largest-gap').public.parameters).toMatchObject({ model: 'grm', b: [-1.6, -1, -0.4] })
  })
})

describe('a trace', () => {
  const proofWith = (digest: string, computed: Readonly<Record<string, string>>) => ({
    'proof.json': JSON.stringify({
      version: 1,
      item: 'shared-list',
      itemVersion: '1.0.0',
      digest,
      tool: '0.0.0',
      verdict: 'verified',
      reasons: [],
      executed: 1,
      computed,
    }),
  })
  const same = (text: string) => text

  test('has its key from the proof of these very files', () => {
    const { digest, proofState } = built('shared-list')
    expect(proofState).toBe('missing')
    const proved = built('shared-list', same, 'item.mdx', proofWith(digest, { first: '1', second: '2' }))
    expect(proved).toMatchObject({
      proofState: 'current',
      digest,
      sealed: { key: { values: { first: '1', second: '2' } } },
    })
  })

  test('has no key from a proof of other files', () => {
    const item = built(
      'shared-list',
      same,
      'item.mdx',
      proofWith('0'.repeat(64), { first: '1', second: '2' }),
    )
    expect(item).toMatchObject({ proofState: 'stale', sealed: { key: { values: {} } } })
  })

  test('is refused where a step asks for a line that is never printed', () => {
    const { digest } = built('shared-list')
    const { diagnostics } = compile('shared-list', same, 'item.mdx', proofWith(digest, { first: '1' }))
    expect(diagnostics).toMatchObject([{ code: 'trace/output', range: { start: { line: 14 } } }])
  })

  test.for([
    ['int', 'first 2'],
    ['float', '1,5'],
    ['bool', 'yes'],
    ['bigint', '1.0'],
    ['int?', 'none'],
  ])('is refused where a step of type %s prints `%s`', ([type = '', line = '']) => {
    const typed = (text: string) => text.replace('First line, type: int', `First line, type: "${type}"`)
    const { digest } = compile('shared-list', typed)
    const { diagnostics } = compile(
      'shared-list',
      typed,
      'item.mdx',
      proofWith(digest, { first: line, second: '2' }),
    )
    expect(diagnostics.filter(({ code }) => code.startsWith('trace/'))).toMatchObject([
      { code: 'trace/type', range: { start: { line: 13 } } },
    ])
    expect(diagnostics.map(({ message }) => message)).toContain(
      `Unexpected type \`${type}\`: the program prints \`${line}\``,
    )
  })

  test('disagrees aloud with a response whose category the computed key does not give', () => {
    const { digest } = built('shared-list')
    const { diagnostics } = compile(
      'shared-list',
      same,
      'item.mdx',
      proofWith(digest, { first: '1', second: '3' }),
    )
    expect(diagnostics.map(({ code }) => code)).toContain('responses/score')
  })
})

describe('the stem as HTML', () => {
  test('code is coloured by classes, never by styles', () => {
    const html = stemOf('```ts\nconst a: number = 1 // one\n```')
    expect(html).toContain(
      '<pre tabindex="0"><code class="language-ts"><span class="tok-keyword">const</span>',
    )
    expect(html).not.toContain('style')
  })

  test('tables are aligned by classes, and their heads say what they are', () => {
    const html = stemOf('| a | b |\n| :-- | --: |\n| 1 | 2 |')
    expect(html).toContain('<th class="align-left" scope="col">a</th>')
    expect(html).toContain('<td class="align-right">2</td>')
    expect(html).not.toMatch(/style|align="/)
  })

  test('formulas are MathML', () => {
    expect(stemOf('At most $n^2$.')).toMatch(/<math xmlns="[^"]+"><semantics>.*<\/math>/s)
  })

  test('footnotes have ids that belong to the item', () => {
    expect(stemOf('A claim.[^1]\n\n[^1]: Its source.')).toContain('id="queue-size-s-fn-1"')
  })

  test('links have words of their own; an address in the text stays text', () => {
    const html = stemOf(
      'See [the standard](https://example.org/a) or www.example.org and https://example.org.',
    )
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).toContain('<a href="https://example.org/a">the standard</a>')
  })

  test('what an author writes as text stays text', () => {
    const html = stemOf('Write `<script>` and \\<b> & "quotes"; `{x}` and \\{y}.')
    expect(html).toContain('<code>&#x3C;script></code>')
    expect(html).toContain('&#x3C;b> &#x26; "quotes"')
    expect(html).toContain('{y}')
  })

  test('examples are computed from the cases', () => {
    const { public: shown } = built('largest-gap')
    expect(shown.stem).toContain(
      '<td><code>[1, 4, 9]</code></td><td><code>10</code></td><td><code>5</code></td>',
    )
    const edited = built(
      'largest-gap',
      (text) =>
        text.replace('[1, 4, 9], limit: 10 }\n    expected: 5', '[1, 4, 8], limit: 10 }\n    expected: 4'),
      'cases.yaml',
    )
    expect(edited.public.stem).toContain(
      '<td><code>[1, 4, 8]</code></td><td><code>10</code></td><td><code>4</code></td>',
    )
  })
})
