import { readByte, readUnsigned, unsigned, type Reader } from '../meter/leb.ts'
import { concatBytes, readSections, sectionId, writeSections } from '../meter/sections.ts'

/** Where {@link leanModule} imports the memory from. */
export const memoryImport = { module: 'host', name: 'memory' } as const

/** Kind of a memory among imports and exports. */
const memoryKind = 2

/**
 * The same module with nothing exported but what its host uses, and its memory imported: nothing that it computes changes.
 * The interpreter exports eight thousand names, each of which every instance would make an object for.
 *
 * @param module bytes of the interpreter, which has one memory of its own
 * @param names of what stays exported
 * @returns its bytes, and the pages that its memory has at first and at most
 */
export function leanModule(
  module: Uint8Array,
  names: ReadonlySet<string>,
): {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly initialPages: number
  readonly maximumPages: number
} {
  const sections = readSections(module)
  const memory = sections.find(({ id }) => id === sectionId.memory)
  if (memory === undefined) throw new RangeError('Expected a module with a memory of its own')
  const type = memory.bytes.subarray(1)
  const reader = { bytes: type, offset: 1 }
  const [initialPages, maximumPages] = [readUnsigned(reader), readUnsigned(reader)]
  const bytes = writeSections(
    sections.flatMap((section) => {
      if (section.id === sectionId.memory) return []
      if (section.id === sectionId.import) return [{ ...section, bytes: withMemory(section.bytes, type) }]
      return section.id === sectionId.export
        ? [{ ...section, bytes: exportsOf(section.bytes, names) }]
        : [section]
    }),
  )
  return { bytes, initialPages, maximumPages }
}

function withMemory(imports: Uint8Array, type: Uint8Array): Uint8Array {
  const reader = { bytes: imports, offset: 0 }
  const count = readUnsigned(reader)
  const { module, name } = memoryImport
  return concatBytes([
    unsigned(count + 1),
    imports.subarray(reader.offset),
    nameBytes(module),
    nameBytes(name),
    [memoryKind],
    type,
  ])
}

function nameBytes(name: string): readonly number[] {
  const bytes = new TextEncoder().encode(name)
  return [...unsigned(bytes.length), ...bytes]
}

function exportsOf(exports: Uint8Array, names: ReadonlySet<string>): Uint8Array {
  const reader: Reader = { bytes: exports, offset: 0 }
  const decoder = new TextDecoder()
  const kept: Uint8Array[] = []
  for (let left = readUnsigned(reader); left > 0; left -= 1) {
    const start = reader.offset
    const length = readUnsigned(reader)
    const name = decoder.decode(exports.subarray(reader.offset, reader.offset + length))
    reader.offset += length
    readByte(reader)
    readUnsigned(reader)
    if (names.has(name)) kept.push(exports.subarray(start, reader.offset))
  }
  return concatBytes([unsigned(kept.length), ...kept])
}
