import { expect, test } from 'vitest'
import { toBase64 } from '#schemas/value'
import { heapWatchBytes } from './heap-watch-bytes.ts'
import { heapWatch, moduleText } from './heap-watch.ts'

test('the module is the one that its source makes', () => {
  expect(toBase64(heapWatchBytes())).toBe(moduleText)
})

test('stands in for three functions, and counts what none of them holds', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const table = new WebAssembly.Table({ initial: 3, element: 'anyfunc' })
  const watch = await heapWatch(memory, table, { malloc: 0, free: 1, realloc: 2 })
  expect([watch.held.value, watch.peak.value]).toEqual([0, 0])
  // Nothing is at their places yet.
  expect(() => watch.free(16, 0)).toThrow(WebAssembly.RuntimeError)
  expect([watch.held.value, watch.peak.value]).toEqual([0, 0])
})
