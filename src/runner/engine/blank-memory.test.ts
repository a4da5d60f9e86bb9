import { expect, test } from 'vitest'
import { createBlankMemories } from './blank-memory.ts'

const bytesOf = (memory: WebAssembly.Memory) => new Uint8Array(memory.buffer)

test('a memory comes back, and every byte of it is wiped', () => {
  const memories = createBlankMemories(2)
  const first = memories.take(4)
  bytesOf(first).fill(7)
  memories.giveBack(first)
  const second = memories.take(4)
  expect(second).toBe(first)
  expect(bytesOf(second).every((byte) => byte === 0)).toBe(true)
})

test('two that are in use at the same time are two', () => {
  const memories = createBlankMemories(1)
  expect(memories.take(4)).not.toBe(memories.take(4))
})

test('one that has grown is dropped', () => {
  const memories = createBlankMemories(1)
  const first = memories.take(4)
  first.grow(1)
  memories.giveBack(first)
  const second = memories.take(4)
  expect(second).not.toBe(first)
  expect(bytesOf(second).length).toBe(65_536)
})

test('each has the maximum that was asked for', () => {
  const memories = createBlankMemories(1)
  for (const maximum of [2, 3, 4]) memories.giveBack(memories.take(maximum))
  for (const maximum of [2, 3, 4]) {
    const memory = memories.take(maximum)
    memory.grow(maximum - 1)
    expect(() => memory.grow(1)).toThrow(RangeError)
  }
})

test('a memory from elsewhere is none of them', () => {
  const memories = createBlankMemories(1)
  const other = new WebAssembly.Memory({ initial: 1, maximum: 4 })
  memories.giveBack(other)
  expect(memories.take(4)).not.toBe(other)
})
