import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileItem } from '../../generators/compile/compile-item.ts'
import { breakBank, copyBank, removeBank } from './sample.ts'

let root: string
let files: readonly string[]
beforeAll(() => {
  root = copyBank()
  files = readdirSync(join(root, 'items'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('items', path))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort()
})
afterAll(() => removeBank(root))

/** Marks that mean something to one of the parsers, and some that mean nothing to any. */
const marks = [
  '<',
  '>',
  '{',
  '}',
  '`',
  '$',
  '---',
  '\n',
  '\r',
  '\t',
  '#',
  '- [ ]',
  '&a',
  '*a',
  '|',
  '"',
  "'",
  ': ',
]
const rare = [
  '\0',
  '\ufeff',
  '\u2028',
  '\ud83d\ude00',
  '__proto__: 1',
  '</',
  '/>',
  '<!--',
  '![](',
  '[^1]',
  '!!js',
  '~',
  '%',
]

const mutation = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 30 }),
  insert: fc.oneof(
    fc.constantFrom(...marks, ...rare).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 8 }),
  ),
})

test('random edits of good items give diagnostics or an item, and never a crash', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const before = new Map<string, Uint8Array>()
      for (const { file, at, remove, insert } of mutations) {
        const path = files[file % files.length] ?? ''
        const bytes = new Uint8Array(readFileSync(join(root, path)))
        if (!before.has(path)) before.set(path, bytes)
        const start = Math.floor(at * bytes.length)
        const write = new Uint8Array([
          ...bytes.subarray(0, start),
          ...insert,
          ...bytes.subarray(start + remove),
        ])
        breakBank(root, { name: 'mutation', file: path, change: { write } })
      }
      try {
        for (const item of new Set([...before.keys()].map((path) => path.split('/').slice(0, 2).join('/')))) {
          const { item: compiled, diagnostics } = compileItem(join(root, item), item, {
            canary: 'canary',
            skills: new Set(['implementing.collections', 'reading.tracing', 'reading.invariants']),
          })
          const errors = diagnostics.filter(({ severity }) => severity === 'error')
          expect(compiled === undefined).toBe(errors.length > 0)
        }
      } finally {
        for (const [file, write] of before) breakBank(root, { name: 'restore', file, change: { write } })
      }
    }),
    { numRuns: 400 },
  )
})
