import { describe, expect, test } from 'vitest'
import { opcode, readInstruction } from './instructions.ts'

/** Reads one instruction: its number and how many bytes it took. */
function read(...bytes: number[]): readonly [code: number, length: number] {
  const reader = { bytes: Uint8Array.from([...bytes, 0x55, 0x55, 0x55]), offset: 0 }
  return [readInstruction(reader), reader.offset]
}

describe('instructions', () => {
  test.each([
    ['nop', [0x01], 1],
    ['block of no type', [0x02, 0x40], 2],
    ['loop of a type above 63', [0x03, 0x80, 0x01], 3],
    ['if', [0x04, 0x7f], 2],
    ['br', [0x0c, 0x01], 2],
    ['br_table of two targets and a default', [0x0e, 0x02, 0x00, 0x81, 0x01, 0x02], 6],
    ['call', [0x10, 0x80, 0x02], 3],
    ['call_indirect', [0x11, 0x05, 0x00], 3],
    ['select with types', [0x1c, 0x01, 0x7f], 3],
    ['local.get', [0x20, 0x07], 2],
    ['i32.load with a wide offset', [0x28, 0x02, 0x80, 0x80, 0x04], 5],
    ['memory.grow', [0x40, 0x00], 2],
    ['i32.const −1', [0x41, 0x7f], 2],
    ['i64.const of ten bytes', [0x42, ...Array<number>(9).fill(0x80), 0x00], 11],
    ['f32.const', [0x43, 1, 2, 3, 4], 5],
    ['f64.const', [0x44, 1, 2, 3, 4, 5, 6, 7, 8], 9],
    ['i32.add', [0x6a], 1],
    ['i64.extend32_s', [0xc4], 1],
    ['ref.null', [0xd0, 0x70], 2],
    ['i32.trunc_sat_f32_s', [0xfc, 0x00], 2],
    ['memory.init', [0xfc, 0x08, 0x01, 0x00], 4],
    ['memory.copy', [0xfc, 0x0a, 0x00, 0x00], 4],
    ['memory.fill', [0xfc, 0x0b, 0x00], 3],
  ])('%s is passed over whole', (_, bytes, length) => {
    expect(read(...bytes)[1]).toBe(length)
  })

  test('those that are metered are told apart', () => {
    expect(read(0x03, 0x40)[0]).toBe(opcode.loop)
    expect(read(0x10, 0x00)[0]).toBe(opcode.call)
    expect(read(0x11, 0x00, 0x00)[0]).toBe(opcode.callIndirect)
    expect(read(0xfc, 0x0a, 0x00, 0x00)[0]).toBe(opcode.memoryCopy)
    expect(read(0xfc, 0x0b, 0x00)[0]).toBe(opcode.memoryFill)
  })

  test.each([
    ['return_call', 0x12],
    ['return_call_indirect', 0x13],
    ['call_ref', 0x14],
    ['a vector', 0xfd],
    ['an atomic', 0xfe],
    ['garbage collection', 0xfb],
  ])('%s is refused, since it might hide a loop or a call', (_, code) => {
    expect(() => read(code, 0x00)).toThrow(
      `Unexpected WebAssembly instruction 0x${code.toString(16)} at byte 0`,
    )
  })

  test.each([
    ['try', [0x06, 0x40], 2],
    ['catch', [0x07, 0x81, 0x01], 3],
    ['throw', [0x08, 0x00], 2],
    ['rethrow', [0x09, 0x00], 2],
    ['delegate', [0x18, 0x01], 2],
    ['catch_all', [0x19], 1],
    ['table.grow', [0xfc, 0x0f, 0x02], 3],
    ['table.copy', [0xfc, 0x0e, 0x00, 0x01], 4],
  ])('%s is passed over with what belongs to it', (_, bytes, length) => {
    expect(read(...bytes)[1]).toBe(length)
  })

  test('what comes after table operations behind 0xfc is refused', () => {
    expect(() => read(0xfc, 0x12, 0x00)).toThrow('0xfc12')
  })
})
