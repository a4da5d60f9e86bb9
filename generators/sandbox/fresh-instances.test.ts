import { expect, test } from 'vitest'
import { createEngine } from '#runner'
import { createPythonEngine } from '../../src/runner/python/engine.ts'
import { createSqlEngine } from '../../src/runner/sql/engine.ts'
import { digestOf, loadEngine } from './cache.ts'
import { loadPythonEngine } from './python/load.ts'
import { loadSqlEngine } from './sql-engine.ts'

const imageOf = (memory: WebAssembly.Memory) => digestOf(new Uint8Array(memory.buffer))

test('a realm that gets the memory of another begins as the first did, to the byte', async () => {
  const engine = await createEngine(await loadEngine())
  const first = await engine.open(64, () => undefined)
  const image = imageOf(first.instance.world.memory)
  await first.instance.evaluate('globalThis.left = "a secret".repeat(100)', 'left')
  expect(imageOf(first.instance.world.memory)).not.toBe(image)
  first.close()
  const second = await engine.open(64, () => undefined)
  expect(second.instance.world.memory).toBe(first.instance.world.memory)
  expect(imageOf(second.instance.world.memory)).toBe(image)
  const { value } = await second.instance.evaluate('typeof left', 'look')
  expect(second.instance.text(value)).toBe('undefined')
})

test('so does an interpreter of Python', async () => {
  const engine = await createPythonEngine(await loadPythonEngine())
  const first = await engine.open(64, () => undefined)
  const image = imageOf(first.world.memory)
  first.writeFuel(2 ** 31 - 1)
  await first.run(JSON.stringify({ source: 'import sys\nsys.left = "a secret" * 100', name: '', input: [] }))
  expect(imageOf(first.world.memory)).not.toBe(image)
  first.close()
  const second = await engine.open(64, () => undefined)
  expect(second.world.memory).toBe(first.world.memory)
  expect(imageOf(second.world.memory)).toBe(image)
})

test('so does an engine of SQL', async () => {
  const engine = await createSqlEngine(await loadSqlEngine())
  const first = await engine.open(64)
  const image = imageOf(first.world.memory)
  first.write('a secret'.repeat(100))
  expect(imageOf(first.world.memory)).not.toBe(image)
  first.close()
  const second = await engine.open(64)
  expect(second.world.memory).toBe(first.world.memory)
  expect(imageOf(second.world.memory)).toBe(image)
})
