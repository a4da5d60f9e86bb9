/** The reader of plain YAML against the whole parser: what it reads at all, it reads the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { readPlainYaml } from './plain-yaml.ts'

/** Values, forms and places of a node and all below it; of a collection its beginning. */
function shape(node: unknown): unknown {
  if (isScalar(node)) {
    const { value, source, type, range } = node
    return { value: Object.is(value, -0) ? '-0' : value, source, type, from: range?.[0], to: range?.[1] }
  }
  if (isSeq(node)) return { from: node.range?.[0], flow: node.flow === true, items: node.items.map(shape) }
  if (!isMap(node)) return node
  const pairs = node.items.map((pair) => [shape(pair.key), shape(pair.value)])
  return { from: node.range?.[0], flow: node.flow === true, pairs }
}

function whole(text: string) {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  const faults = [...document.errors, ...document.warnings].map(({ message }) => message)
  return { faults, shape: shape(document.contents) }
}

/** @returns whether it was read at all */
function readsTheSame(text: string): boolean {
  const node = readPlainYaml(text)
  if (node) expect({ faults: [], shape: shape(node) }, JSON.stringify(text)).toEqual(whole(text))
  return node !== undefined
}

const plain = [
  'a: 1\nb: two words\nc: true\nd: null\n',
  'a: -0\nb: -1.50\nc: 007\nd: 1.0\ne: 12:30\nf: -x\ng: v1.2\nh: 2026-11-21\n',
  '"a key": "text: \\"quoted\\" \\u00e9\\n"\n\'b\': \'it\'\'s\'\n1: one\n1.5: more\n',
  '# first\n\na:\n  # inside\n  b: 1\n\n  c:\n    - x\n    - y: 1\n      z: 2\n\n    # between\n    - - deep\n      - er\nd: "2" # not the text\n',
  'list:\n- a\n- b: 1\nother: 2\n',
  '- a\n-\n  b: 1\n-   c: 1\n    d: 2\n',
  'a: [1, two, "three", [4], { b: 5, "c": [], d: {} }]\nb: {\n    x: 1,\n\n    y: [a,\n      b],\n  }\n',
  'a: |\n  one\n    two\n\n  three\n\nb: >-\n  one\n  two\n\n\n  three\nc: |-\n  end\n',
  'a: 1',
  `a: ${'[{ b: '.repeat(40)}1${' }]'.repeat(40)}\n`,
  'constructor: 1\n__proto__: 2\ntoString: [3]\n',
]
const left = [
  '',
  '# nothing\n',
  'a:\n',
  'a: b: c\n',
  'a: &x 1\nb: *x\n',
  'a: !!str 1\n',
  'a: text\n  that goes on\n',
  'a: "text\n  that goes on"\n',
  'a: words # and why\n',
  'a: "1" # and why\n  b: 2\n',
  'a: 1.\n',
  'a: 1\n b: 2\n',
  'a:\n  b: 1\n c: 2\n',
  '  a: 1\nb: 2\n',
  'a: 1\n\tb: 2\n',
  'a: 1\r\nb: 2\r\n',
  '---\na: 1\n',
  'a: 1\n...\n',
  '%YAML 1.2\n---\na: 1\n',
  '? a\n: 1\n',
  'a: 0x1F\n',
  'a: 1e3\n',
  'a: .inf\n',
  'a: ~\n',
  'a: True\n',
  'a: 12345678901234567890\n',
  'a: "\\x41"\n',
  'a: [1, 2\n',
  'a: [1,\n2]\n',
  'a: [b: 1]\n',
  'a: {b}\n',
  'a: [1]x\n',
  'a: "x"y\n',
  'a: |2\n   x\n',
  'a: |+\n  x\n\n',
  'a: >\n  x\n    y\n  z\n',
  'a: |\n\n  x\n',
  'null: 1\n',
  '~: 1\n',
  `a: ${'['.repeat(1001)}${']'.repeat(1001)}\n`,
]

describe('plain YAML', () => {
  test.for(plain)('is read as the whole parser reads it: %j', (text) => {
    expect(readsTheSame(text)).toBe(true)
  })

  test.for(left)('leaves the rest: %j', (text) => {
    expect(readsTheSame(text)).toBe(false)
  })
})

const items = fileURLToPath(new URL('../../test/check/fixtures/bank/items', import.meta.url))
const authored = readdirSync(items, { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === 'item.mdx' || name.endsWith('.yaml'))
  .map(({ name, parentPath }) => {
    const text = readFileSync(join(parentPath, name), 'utf8')
    return name === 'item.mdx' ? text.slice(4, text.indexOf('\n---\n', 4) + 1) : text
  })

test('most of what authors write is plain', () => {
  expect(authored.length).toBeGreaterThan(30)
  expect(authored.filter(readsTheSame).length / authored.length).toBeGreaterThan(0.9)
})

/** What changes the meaning of YAML. */
const marks = fc.constantFrom(
  ...' ¦  ¦\n¦\n  ¦\n    ¦\n\n¦\n- ¦  - ¦:¦: ¦- ¦-¦#¦ #¦"¦\'¦[¦]¦{¦}¦,¦, ¦|¦|\n¦>-\n¦&a ¦*a¦!¦? ¦%¦@¦`¦~¦a: b'.split(
    '¦',
  ),
  ..."null¦true¦0x1¦1.¦.5¦1e3¦+1¦-0¦1_000¦012¦<<: ¦\\¦\\n¦\\x41¦''¦---\n¦...\n¦\t¦\r\n¦\u00a0¦\u2028¦\u0001¦é".split(
    '¦',
  ),
)

test('no edit of it makes anything that is read otherwise', () => {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(3), mark: marks })
  const lines = fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.integer({ min: 1, max: 14 }),
  })
  let read = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...authored, ...plain),
      lines,
      fc.array(edit, { maxLength: 3 }),
      (base, part, edits) => {
        const all = base.split('\n')
        const from = Math.floor(part.from * all.length)
        let text = `${all.slice(from, from + part.count).join('\n')}\n`
        for (const { at, cut, mark } of edits) {
          const place = Math.floor(at * text.length)
          text = text.slice(0, place) + mark + text.slice(place + cut)
        }
        if (readsTheSame(text)) read += 1
      },
    ),
    { numRuns: 3000, seed: 20261121 },
  )
  expect(read).toBeGreaterThan(500)
})
