import { expect, test } from 'vitest'
import { createEngine } from '#runner'
import { epochMs } from '../../src/runner/engine/imports.ts'
import { readInstruction } from '../../src/runner/meter/instructions.ts'
import { readUnsigned } from '../../src/runner/meter/leb.ts'
import { readSections, sectionId } from '../../src/runner/meter/sections.ts'
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

const fuel = 2 ** 31 - 1
const leaving = JSON.stringify({ source: 'import sys\nsys.left = "a secret" * 100', name: '', input: [] })

test('so does an interpreter of Python that is used again, with its memory, its meters and its clock', async () => {
  const engine = await createPythonEngine(await loadPythonEngine())
  const first = await engine.open(64, () => undefined)
  const image = imageOf(first.world.memory)
  const [full, none] = [first.readFuel(), first.depth()]
  first.writeFuel(fuel)
  await first.run(leaving)
  first.world.clock += 1000
  expect(imageOf(first.world.memory)).not.toBe(image)
  const taken = fuel - first.readFuel()
  expect(first.depth()).toBeGreaterThan(none)
  first.close(true)
  const second = await engine.open(64, () => undefined)
  expect(second.world).toBe(first.world)
  expect(second.world.clock).toBe(epochMs)
  expect([second.readFuel(), second.depth()]).toEqual([full, none])
  expect(imageOf(second.world.memory)).toBe(image)
  second.writeFuel(fuel)
  await second.run(leaving)
  expect(fuel - second.readFuel()).toBe(taken)
})

test('an interpreter that was broken off is used no more, its memory is', async () => {
  const engine = await createPythonEngine(await loadPythonEngine())
  const first = await engine.open(64, () => undefined)
  const image = imageOf(first.world.memory)
  first.writeFuel(1000)
  await expect(first.run(leaving)).rejects.toThrow(WebAssembly.RuntimeError)
  first.close(false)
  const second = await engine.open(64, () => undefined)
  expect(second.world).not.toBe(first.world)
  expect(second.world.memory).toBe(first.world.memory)
  expect(imageOf(second.world.memory)).toBe(image)
})

test('no instruction of the interpreter changes its table of functions, or drops data that a new one would have', async () => {
  const code = readSections(await loadPythonEngine()).find(({ id }) => id === sectionId.code)
  const bytes = code?.bytes ?? new Uint8Array()
  const reader = { bytes, offset: 0 }
  const used = new Map<number, Set<number>>()
  for (let left = readUnsigned(reader); left > 0; left -= 1) {
    const size = readUnsigned(reader)
    const end = reader.offset + size
    for (let locals = readUnsigned(reader); locals > 0; locals -= 1) {
      readUnsigned(reader)
      reader.offset += 1
    }
    while (reader.offset < end) {
      const instruction = readInstruction(reader)
      // The index of a table is one byte, the last of its instruction.
      const last = bytes[reader.offset - 1] ?? 0
      used.set(instruction, (used.get(instruction) ?? new Set()).add(last))
    }
  }
  expect(used.size).toBeGreaterThan(100)
  const [set, grow, fill] = [0x26, 0xfc0f, 0xfc11]
  for (const instruction of [set, grow, fill]) expect(used.get(instruction)?.has(0) ?? false).toBe(false)
  const [fillMemory, dropData, fillTable, dropElements, copyTable] = [0xfc08, 0xfc09, 0xfc0c, 0xfc0d, 0xfc0e]
  for (const instruction of [fillMemory, dropData, fillTable, dropElements, copyTable])
    expect(used.has(instruction)).toBe(false)
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
