import { expect, test } from 'vitest'
import { restoreImage, takeImage, writeImage } from './memory-image.ts'

function memoryWith(bytes: Readonly<Record<number, number>>): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const all = new Uint8Array(memory.buffer)
  for (const [at, byte] of Object.entries(bytes)) all[Number(at)] = byte
  return memory
}

const image = takeImage(memoryWith({ 7: 1, 9000: 2, 65_535: 3 }))

test('an image is written into an empty memory', () => {
  const memory = memoryWith({})
  writeImage(memory, image)
  expect(new Uint8Array(memory.buffer)).toEqual(
    new Uint8Array(memoryWith({ 7: 1, 9000: 2, 65_535: 3 }).buffer),
  )
})

test('a memory becomes what it was, wherever it was written to', () => {
  const memory = memoryWith({ 7: 8, 8: 8, 30_000: 8, 65_534: 8 })
  restoreImage(memory, image)
  expect(new Uint8Array(memory.buffer)).toEqual(
    new Uint8Array(memoryWith({ 7: 1, 9000: 2, 65_535: 3 }).buffer),
  )
})

test('an image does not follow what becomes of its memory', () => {
  const memory = memoryWith({ 7: 1 })
  const taken = takeImage(memory)
  new Uint8Array(memory.buffer).fill(9)
  restoreImage(memory, taken)
  expect(new Uint8Array(memory.buffer)).toEqual(new Uint8Array(memoryWith({ 7: 1 }).buffer))
})
