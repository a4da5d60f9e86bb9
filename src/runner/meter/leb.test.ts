import { describe, expect, test } from 'vitest'
import { readSigned, readUnsigned, signed, skipBytes, skipInteger, unsigned, type Reader } from './leb.ts'

const reader = (...bytes: number[]): Reader => ({ bytes: Uint8Array.from(bytes), offset: 0 })

describe('integers in LEB128', () => {
  test('624,485 is the example of the DWARF standard', () => {
    expect(unsigned(624_485)).toEqual([0xe5, 0x8e, 0x26])
    expect(readUnsigned(reader(0xe5, 0x8e, 0x26))).toBe(624_485)
    expect(signed(-123_456)).toEqual([0xc0, 0xbb, 0x78])
    expect(readSigned(reader(0xc0, 0xbb, 0x78))).toBe(-123_456)
  })

  test.each([0, 1, 63, 64, 127, 128, 8191, 8192, 2 ** 28, 2 ** 31 - 1, 2 ** 32 - 1])(
    '%i comes back',
    (value) => {
      const bytes = unsigned(value)
      const at = reader(...bytes, 0xff)
      expect(readUnsigned(at)).toBe(value)
      expect(at.offset).toBe(bytes.length)
    },
  )

  test.each([0, 1, -1, 63, 64, -64, -65, 8191, -8192, 2 ** 31 - 1, -(2 ** 31)])(
    '%i comes back with its sign',
    (value) => {
      const bytes = signed(value)
      const at = reader(...bytes, 0xff)
      expect(readSigned(at)).toBe(value)
      expect(at.offset).toBe(bytes.length)
      const skipped = reader(...bytes, 0xff)
      skipInteger(skipped)
      expect(skipped.offset).toBe(bytes.length)
    },
  )

  test('too long, too large or cut off is refused', () => {
    expect(() => readUnsigned(reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00))).toThrow('longer than 5 bytes')
    expect(() => readUnsigned(reader(0xff, 0xff, 0xff, 0xff, 0x7f))).toThrow('above 32 bits')
    expect(() => readSigned(reader(0x80, 0x80, 0x80, 0x80, 0x80))).toThrow('longer than 5 bytes')
    expect(() => skipInteger(reader(...Array<number>(11).fill(0x80)))).toThrow('longer than 10 bytes')
    expect(() => readUnsigned(reader(0x80))).toThrow('Unexpected end')
    expect(() => skipBytes(reader(5, 1, 2))).toThrow('beyond the end')
  })
})
