import { opcode, readInstruction } from './instructions.ts'
import { readByte, readSigned, readUnsigned, signed, skipBytes, unsigned, type Reader } from './leb.ts'
import { concatBytes, readSections, sectionId, writeSections, type Section } from './sections.ts'

/** How a module is metered. */
export interface MeterOptions {
  /**
   * Most bytes of stack, weights of open calls included, before the module traps; see {@link callWeight}. Depth is not
   * counted without it.
   */
  readonly stackLimit?: number
  /** Fuel for one pass through a loop's header; 1 unless told otherwise */
  readonly loopFuel?: number
  /** Custom sections to append: name and bytes */
  readonly sections?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Names of the globals that a metered module exports, all `i32` and mutable. */
export const meterExports = {
  /** Fuel that is left; the module traps when it falls below 0 */
  fuel: 'fuel',
  /** Lowest address that the stack pointer has had */
  lowest: 'lowest',
  /** The module's own stack pointer, which falls as calls nest */
  stack: 'stack',
} as const

/** Bytes that a bulk memory operation moves for one unit of fuel, as a power of two: 64. */
const bulkShift = 6

/**
 * Weight of one open call, made by a function with this many parameters and locals: an estimate of the bytes that
 * the caller's frame takes on the host's native stack, in whole units of the 16 bytes to which C code aligns its stack.
 * @param slots parameters and locals of the calling function
 */
export const callWeight = (slots: number): number => 96 + 16 * Math.ceil(slots / 2)

/**
 * Rewrites a module so that its work and its depth are counted, in the same way on every machine.
 *
 * **Fuel**: each pass through a loop header costs one unit or `loopFuel`, a bulk memory operation one unit per 64 bytes; below 0
 * the module traps.
 *
 * **Depth**: for as long as a call is open, the module's own stack pointer is lowered by the call's weight. So one
 * number counts both the stack in memory and the host's native stack, and the module's own checks for stack overflow
 * see it and can answer with an error of the language. Where a module does not check, it traps at the limit.
 *
 * @param module bytes of a module whose first global is its stack pointer, as C compilers make them, without tail
 *   calls, threads or vectors; a function that catches exceptions must put the stack pointer back, as compiled C does
 * @returns the rewritten module, which exports the globals named in {@link meterExports}; `lowest` stays at the top where
 *   depth is not counted
 * @throws RangeError for an instruction it does not know: nothing is left uncounted silently
 */
export function meter(module: Uint8Array, options: MeterOptions): Uint8Array<ArrayBuffer> {
  const sections = readSections(module)
  const globals = countGlobals(sections)
  const firstAdded = globals.imported + globals.own
  const stackPointer = globals.imported
  const top = readStackTop(sections)
  const { stackLimit, loopFuel = 1 } = options
  const code = metering({
    firstAdded,
    stackPointer,
    loopFuel,
    ...(stackLimit === undefined ? {} : { floor: top - stackLimit }),
  })
  const parameters = readParameterCounts(sections)
  const rewritten = sections.map(({ id, bytes }): Section => {
    if (id === sectionId.global) return { id, bytes: addGlobals(bytes, top) }
    if (id === sectionId.export) return { id, bytes: addExports(bytes, firstAdded, stackPointer) }
    if (id === sectionId.code) return { id, bytes: rewriteBodies(bytes, parameters, code) }
    return { id, bytes }
  })
  const custom = (options.sections ?? []).map(({ name, bytes }): Section => {
    const text = new TextEncoder().encode(name)
    return { id: sectionId.custom, bytes: concatBytes([unsigned(text.length), text, bytes]) }
  })
  return writeSections([...rewritten, ...custom])
}

/** The added globals, by their distance from the first; `length` holds the size of a bulk operation in passing. */
const added = { fuel: 0, lowest: 1, length: 2 } as const

/** Instruction sequences to insert; each leaves the operand stack as it found it. */
interface Metering {
  readonly loop: readonly number[]
  readonly bulk: readonly number[]
  readonly beforeCall: (weight: number) => readonly number[]
  readonly afterCall: (weight: number) => readonly number[]
}

/** Where the meters are, and what they allow. */
interface Place {
  /** Index of the first added global */
  readonly firstAdded: number
  /** Index of the stack pointer among the globals: the first that the module does not import */
  readonly stackPointer: number
  readonly loopFuel: number
  /** Lowest address that the stack pointer may have; calls are not counted without it */
  readonly floor?: number
}

function metering({ firstAdded, stackPointer, loopFuel, floor }: Place): Metering {
  const get = (index: number) => [0x23, ...unsigned(index)]
  const set = (index: number) => [0x24, ...unsigned(index)]
  const constant = (value: number) => [0x41, ...signed(value)]
  const [add, subtract, shiftRight, isLess] = [0x6a, 0x6b, 0x76, 0x48]
  const [ifThen, end, trap] = [[0x04, 0x40], 0x0b, 0x00]
  const [fuel, lowest, length] = [
    firstAdded + added.fuel,
    firstAdded + added.lowest,
    firstAdded + added.length,
  ]
  const trapBelowZero = sequence(get(fuel), constant(0), isLess, ifThen, trap, end)
  const trapBelowFloor = sequence(get(stackPointer), constant(floor ?? 0), isLess, ifThen, trap, end)
  return {
    loop: sequence(get(fuel), constant(loopFuel), subtract, set(fuel), trapBelowZero),
    bulk: sequence(
      set(length),
      sequence(get(fuel), get(length), constant(bulkShift), shiftRight, subtract, set(fuel), trapBelowZero),
      get(length),
    ),
    beforeCall: (weight) =>
      floor === undefined
        ? []
        : sequence(
            sequence(get(stackPointer), constant(weight), subtract, set(stackPointer)),
            sequence(get(stackPointer), get(lowest), isLess, ifThen),
            sequence(get(stackPointer), set(lowest), trapBelowFloor),
            end,
          ),
    afterCall: (weight) =>
      floor === undefined ? [] : sequence(get(stackPointer), constant(weight), add, set(stackPointer)),
  }
}

function sequence(...parts: readonly (number | readonly number[])[]): readonly number[] {
  return parts.flat()
}

function rewriteBodies(bytes: Uint8Array, parameters: readonly number[], code: Metering): Uint8Array {
  const reader: Reader = { bytes, offset: 0 }
  const count = readUnsigned(reader)
  const parts: (Uint8Array | number[])[] = [unsigned(count)]
  for (let index = 0; index < count; index++) {
    const size = readUnsigned(reader)
    const body = bytes.subarray(reader.offset, reader.offset + size)
    const rewritten = rewriteBody(body, parameters[index] ?? 0, code)
    parts.push(unsigned(rewritten.length), rewritten)
    reader.offset += size
  }
  return concatBytes(parts)
}

function rewriteBody(bytes: Uint8Array, parameters: number, code: Metering): Uint8Array {
  const reader: Reader = { bytes, offset: 0 }
  const weight = callWeight(parameters + readLocalCount(reader))
  const before = code.beforeCall(weight)
  const after = code.afterCall(weight)
  const parts: (Uint8Array | readonly number[])[] = []
  let copied = 0
  const insert = (at: number, instructions: readonly number[]) => {
    parts.push(bytes.subarray(copied, at), instructions)
    copied = at
  }
  while (reader.offset < bytes.length) {
    const start = reader.offset
    switch (readInstruction(reader)) {
      case opcode.loop:
        insert(reader.offset, code.loop)
        break
      case opcode.call:
      case opcode.callIndirect:
        insert(start, before)
        insert(reader.offset, after)
        break
      case opcode.memoryCopy:
      case opcode.memoryFill:
        insert(start, code.bulk)
        break
    }
  }
  parts.push(bytes.subarray(copied))
  return concatBytes(parts)
}

function readLocalCount(reader: Reader): number {
  const groups = readUnsigned(reader)
  let count = 0
  for (let index = 0; index < groups; index++) {
    count += readUnsigned(reader)
    readByte(reader)
  }
  return count
}

function addGlobals(bytes: Uint8Array, stackTop: number): Uint8Array {
  const reader: Reader = { bytes, offset: 0 }
  const count = readUnsigned(reader)
  const firstValues = { fuel: 2 ** 31 - 1, lowest: stackTop, length: 0 }
  const globals = Object.keys(added).map((name) => firstValues[name as keyof typeof added])
  return concatBytes([
    unsigned(count + globals.length),
    bytes.subarray(reader.offset),
    globals.flatMap((value) => [0x7f, 0x01, 0x41, ...signed(value), 0x0b]),
  ])
}

function addExports(bytes: Uint8Array, firstAdded: number, stackPointer: number): Uint8Array {
  const reader: Reader = { bytes, offset: 0 }
  const count = readUnsigned(reader)
  const indices = { fuel: firstAdded + added.fuel, lowest: firstAdded + added.lowest, stack: stackPointer }
  const names = Object.values(meterExports)
  const entries = names.flatMap((name) =>
    sequence(
      unsigned(name.length),
      [...new TextEncoder().encode(name)],
      globalExport,
      unsigned(indices[name]),
    ),
  )
  return concatBytes([unsigned(count + names.length), bytes.subarray(reader.offset), entries])
}

const globalExport = 0x03

/** First value of the stack pointer: the global must be a mutable `i32` that begins with a constant. */
function readStackTop(sections: readonly Section[]): number {
  const section = sections.find(({ id }) => id === sectionId.global)
  const reader: Reader = { bytes: section?.bytes ?? new Uint8Array(), offset: 0 }
  if (
    readUnsigned(reader) > 0 &&
    readByte(reader) === 0x7f &&
    readByte(reader) === 1 &&
    readByte(reader) === 0x41
  ) {
    return readSigned(reader)
  }
  throw new RangeError('Expected the first global to be a stack pointer: a mutable i32 with a constant value')
}

/** Number of parameters of each function that has a body, in the order of the bodies. */
function readParameterCounts(sections: readonly Section[]): number[] {
  const types = readVector(sections, sectionId.type, (reader) => {
    const form = readByte(reader)
    if (form !== 0x60)
      throw new RangeError(`Unexpected form of type 0x${form.toString(16)}, expected a function`)
    const parameters = readUnsigned(reader)
    for (let index = 0; index < parameters; index++) readByte(reader)
    for (let results = readUnsigned(reader); results > 0; results--) readByte(reader)
    return parameters
  })
  return readVector(sections, sectionId.function, (reader) => types[readUnsigned(reader)] ?? 0)
}

/** Numbers of globals that the module imports and has of its own; the imported ones come first. */
function countGlobals(sections: readonly Section[]): { readonly imported: number; readonly own: number } {
  const kinds = readVector(sections, sectionId.import, readImport)
  const section = sections.find(({ id }) => id === sectionId.global)
  return {
    imported: kinds.filter((kind) => kind === importKind.global).length,
    own: section === undefined ? 0 : readUnsigned({ bytes: section.bytes, offset: 0 }),
  }
}

const importKind = { function: 0, table: 1, memory: 2, global: 3 } as const

function readImport(reader: Reader): number {
  skipBytes(reader)
  skipBytes(reader)
  const kind = readByte(reader)
  if (kind === importKind.table) readByte(reader)
  if (kind === importKind.table || kind === importKind.memory) skipLimits(reader)
  if (kind === importKind.function) readUnsigned(reader)
  if (kind === importKind.global) reader.offset += 2
  if (kind > importKind.global) throw new RangeError(`Unexpected kind of import ${kind}`)
  return kind
}

function skipLimits(reader: Reader): void {
  const hasMaximum = readByte(reader) === 1
  readUnsigned(reader)
  if (hasMaximum) readUnsigned(reader)
}

function readVector<T>(sections: readonly Section[], id: number, read: (reader: Reader) => T): T[] {
  const section = sections.find((candidate) => candidate.id === id)
  if (section === undefined) return []
  const reader: Reader = { bytes: section.bytes, offset: 0 }
  return Array.from({ length: readUnsigned(reader) }, () => read(reader))
}
