import { readByte, readUnsigned, unsigned, type Reader } from './leb.ts'

/** One section of a WebAssembly module: its id and the bytes after its length. */
export interface Section {
  readonly id: number
  readonly bytes: Uint8Array
}

/** Section ids of the WebAssembly core specification, section 5.5. */
export const sectionId = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  memory: 5,
  global: 6,
  export: 7,
  code: 10,
  data: 11,
  dataCount: 12,
} as const

const preamble: readonly number[] = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

/**
 * Splits a module into its sections, in file order.
 * @throws RangeError where the bytes are no version 1 module or a section runs over the end
 */
export function readSections(module: Uint8Array): Section[] {
  if (preamble.some((byte, index) => module[index] !== byte)) {
    throw new RangeError('Unexpected first bytes, expected a version 1 WebAssembly module')
  }
  const reader: Reader = { bytes: module, offset: preamble.length }
  const sections: Section[] = []
  while (reader.offset < module.length) {
    const id = readByte(reader)
    const length = readUnsigned(reader)
    const end = reader.offset + length
    if (end > module.length) throw new RangeError(`Section ${id} runs over the end of the module`)
    sections.push({ id, bytes: module.subarray(reader.offset, end) })
    reader.offset = end
  }
  return sections
}

/** Puts sections back into one module, with lengths in their shortest form. */
export function writeSections(sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  return concatBytes([
    preamble,
    ...sections.flatMap(({ id, bytes }) => [[id, ...unsigned(bytes.length)], bytes]),
  ])
}

/** Joins runs of bytes. */
export function concatBytes(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
