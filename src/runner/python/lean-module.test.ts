import { expect, test } from 'vitest'
import { globalExport, leanModule, memoryImport, tableExport } from './lean-module.ts'

/**
 * A memory of one to three pages that holds "hi" at 8, and two globals, of which the second changes, and two tables, the first of functions; `read` gives the first
 * word from there, `spare` nothing.
 */
const module = new Uint8Array(
  [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    [0x01, 0x08, 0x02, 0x60, 0x00, 0x01, 0x7f, 0x60, 0x00, 0x00],
    [0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x01],
    [0x03, 0x03, 0x02, 0x00, 0x01],
    [0x04, 0x07, 0x02, 0x70, 0x00, 0x01, 0x6f, 0x00, 0x00],
    [0x05, 0x04, 0x01, 0x01, 0x01, 0x03],
    [0x06, 0x0b, 0x02, 0x7f, 0x00, 0x41, 0x05, 0x0b, 0x7f, 0x01, 0x41, 0x07, 0x0b],
    [0x07, 0x19, 0x03],
    [0x06, ...new TextEncoder().encode('memory'), 0x02, 0x00],
    [0x04, ...new TextEncoder().encode('read'), 0x00, 0x01],
    [0x05, ...new TextEncoder().encode('spare'), 0x00, 0x02],
    [0x0a, 0x0c, 0x02, 0x07, 0x00, 0x41, 0x08, 0x28, 0x00, 0x00, 0x0b, 0x02, 0x00, 0x0b],
    [0x0b, 0x08, 0x01, 0x00, 0x41, 0x08, 0x0b, 0x02, 0x68, 0x69],
  ].flat(),
)

const { bytes, initialPages, maximumPages } = leanModule(module, new Set(['read']))

test('nothing stays exported but what is used and what changes, and the memory is imported beside what was', async () => {
  const lean = await WebAssembly.compile(bytes)
  expect(WebAssembly.Module.exports(lean).map(({ name }) => name)).toEqual([
    'read',
    `${globalExport}1`,
    `${tableExport}1`,
  ])
  expect(WebAssembly.Module.imports(lean)).toEqual([
    { module: 'e', name: 'f', kind: 'function' },
    { ...memoryImport, kind: 'memory' },
  ])
  expect([initialPages, maximumPages]).toEqual([1, 3])
})

test('an instance fills the memory that it is given, and computes what it did', async () => {
  const memory = new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages })
  const { instance } = await WebAssembly.instantiate(bytes, {
    e: { f: () => undefined },
    [memoryImport.module]: { [memoryImport.name]: memory },
  })
  expect((instance.exports['read'] as () => number)()).toBe(0x6968)
  expect((instance.exports[`${globalExport}1`] as WebAssembly.Global).value).toBe(7)
  expect(new TextDecoder().decode(new Uint8Array(memory.buffer, 8, 2))).toBe('hi')
})

test('a module without a memory of its own is refused', () => {
  expect(() => leanModule(bytes, new Set())).toThrow('Expected a module with a memory of its own')
})
