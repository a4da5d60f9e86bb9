import { readByte, readUnsigned, skipInteger, type Reader } from './leb.ts'

/** Opcodes that the meter acts upon; `0xfc` instructions are numbered `0xfc00 + second byte`. */
export const opcode = {
  loop: 0x03,
  call: 0x10,
  callIndirect: 0x11,
  memoryGrow: 0x40,
  memoryCopy: 0xfc0a,
  memoryFill: 0xfc0b,
} as const

/** What follows an opcode in the binary. */
type Immediate =
  'block type' | 'index' | 'two indices' | 'byte' | 'integer' | 'f32' | 'f64' | 'branch table' | 'types'

/** Opcodes by range (both ends included) and what follows each: WebAssembly core specification, section 5.4. */
const ranges: readonly (readonly [first: number, last: number, ...Immediate[]])[] = [
  [0x00, 0x01], // unreachable, nop
  [0x02, 0x04, 'block type'], // block, loop, if
  [0x05, 0x05], // else
  [0x06, 0x06, 'block type'], // try, of the first form of exceptions, as are the five that follow
  [0x07, 0x09, 'index'], // catch, throw, rethrow
  [0x0b, 0x0b], // end
  [0x0c, 0x0d, 'index'], // br, br_if
  [0x0e, 0x0e, 'branch table'],
  [0x0f, 0x0f], // return
  [0x10, 0x10, 'index'], // call
  [0x11, 0x11, 'two indices'], // call_indirect
  [0x18, 0x18, 'index'], // delegate
  [0x19, 0x1b], // catch_all, drop, select
  [0x1c, 0x1c, 'types'], // select with types
  [0x20, 0x26, 'index'], // locals, globals, table.get, table.set
  [0x28, 0x3e, 'two indices'], // loads and stores: alignment, offset
  [0x3f, 0x40, 'byte'], // memory.size, memory.grow
  [0x41, 0x42, 'integer'], // i32.const, i64.const
  [0x43, 0x43, 'f32'],
  [0x44, 0x44, 'f64'],
  [0x45, 0xc4], // comparison, arithmetic, conversion, sign extension
  [0xd0, 0xd0, 'byte'], // ref.null
  [0xd1, 0xd1], // ref.is_null
  [0xd2, 0xd2, 'index'], // ref.func
  [0xfc00, 0xfc07], // saturating truncation
  [0xfc08, 0xfc08, 'two indices'], // memory.init
  [0xfc09, 0xfc09, 'index'], // data.drop
  [0xfc0a, 0xfc0a, 'two indices'], // memory.copy
  [0xfc0b, 0xfc0b, 'index'], // memory.fill
  [0xfc0c, 0xfc0c, 'two indices'], // table.init
  [0xfc0d, 0xfc0d, 'index'], // elem.drop
  [0xfc0e, 0xfc0e, 'two indices'], // table.copy
  [0xfc0f, 0xfc11, 'index'], // table.grow, table.size, table.fill
]

const immediates = new Map<number, Immediate | undefined>(
  ranges.flatMap(([first, last, immediate]) =>
    Array.from({ length: last - first + 1 }, (_, index) => [first + index, immediate] as const),
  ),
)

/**
 * Reads one instruction and passes over what follows its opcode.
 * @returns the opcode, numbered as in {@link opcode}
 * @throws RangeError for an instruction that the meter does not know, which might hide a loop or a call
 */
export function readInstruction(reader: Reader): number {
  const start = reader.offset
  const first = readByte(reader)
  const code = first === 0xfc ? 0xfc00 + readUnsigned(reader) : first
  if (!immediates.has(code)) {
    throw new RangeError(`Unexpected WebAssembly instruction 0x${code.toString(16)} at byte ${start}`)
  }
  const immediate = immediates.get(code)
  if (immediate !== undefined) skipImmediate(reader, immediate)
  return code
}

function skipImmediate(reader: Reader, immediate: Immediate): void {
  switch (immediate) {
    case 'block type':
    case 'integer':
      return skipInteger(reader)
    case 'index':
      return void readUnsigned(reader)
    case 'two indices':
      readUnsigned(reader)
      return void readUnsigned(reader)
    case 'byte':
      return void readByte(reader)
    case 'f32':
      reader.offset += 4
      return
    case 'f64':
      reader.offset += 8
      return
    case 'types':
      return skipMany(reader, readUnsigned(reader))
    case 'branch table':
      return skipMany(reader, readUnsigned(reader) + 1)
  }
}

function skipMany(reader: Reader, count: number): void {
  for (let index = 0; index < count; index++) readUnsigned(reader)
}
