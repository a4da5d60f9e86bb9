import { readInstruction } from '../meter/instructions.ts'
import { readByte, readUnsigned, unsigned, type Reader } from '../meter/leb.ts'
import { concatBytes, readSections, sectionId, writeSections } from '../meter/sections.ts'

/** Where {@link leanModule} imports the memory from. */
export const memoryImport = { module: 'host', name: 'memory' } as const

/** Kinds of what is imported and exported. */
const kinds = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const

/** Begins the names under which {@link leanModule} exports the globals that can change. */
export const globalExport = 'global:'
/** Begins the names under which it exports the tables of what is no function, by their index. */
export const tableExport = 'table:'

/**
 * The same module with nothing exported but what its host uses and every global and table that can change, and its memory
 * imported: nothing that it computes changes. The interpreter exports eight thousand names, each of which every instance would make an
 * object for.
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
      if (section.id !== sectionId.export) return [section]
      const exported = [
        ...exportsOf(section.bytes, names),
        ...changingGlobals(sections),
        ...otherTables(sections),
      ]
      return [{ ...section, bytes: concatBytes([unsigned(exported.length), ...exported]) }]
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
    [kinds.memory],
    type,
  ])
}

function nameBytes(name: string): readonly number[] {
  const bytes = new TextEncoder().encode(name)
  return [...unsigned(bytes.length), ...bytes]
}

function exportsOf(exports: Uint8Array, names: ReadonlySet<string>): readonly Uint8Array[] {
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
  return kept
}

/** Entries of the export section, one for each of the module's own globals that can change. */
function changingGlobals(sections: ReturnType<typeof readSections>): readonly (readonly number[])[] {
  const first = importedGlobals(readerOf(sections, sectionId.import))
  const reader = readerOf(sections, sectionId.global)
  const count = readUnsigned(reader)
  const entries: number[][] = []
  for (let at = 0; at < count; at += 1) {
    readByte(reader)
    const isChanging = readByte(reader) === 1
    while (readInstruction(reader) !== endOfExpression);
    const entry = [...nameBytes(`${globalExport}${at}`), kinds.global, ...unsigned(first + at)]
    if (isChanging) entries.push(entry)
  }
  return entries
}

const endOfExpression = 0x0b

/** The same for the tables. */
function otherTables(sections: ReturnType<typeof readSections>): readonly (readonly number[])[] {
  const reader = readerOf(sections, tableSection)
  const count = readUnsigned(reader)
  const entries: number[][] = []
  for (let at = 0; at < count; at += 1) {
    const type = readByte(reader)
    const hasMaximum = readByte(reader) === 1
    readUnsigned(reader)
    if (hasMaximum) readUnsigned(reader)
    if (type !== functionType)
      entries.push([...nameBytes(`${tableExport}${at}`), kinds.table, ...unsigned(at)])
  }
  return entries
}

const tableSection = 4
const functionType = 0x70

/** Reads a section; an empty list where it is absent. */
function readerOf(sections: ReturnType<typeof readSections>, wanted: number): Reader {
  return { bytes: sections.find(({ id }) => id === wanted)?.bytes ?? new Uint8Array([0]), offset: 0 }
}

function importedGlobals(reader: Reader): number {
  let found = 0
  for (let left = readUnsigned(reader); left > 0; left -= 1) {
    for (let names = 0; names < 2; names += 1) {
      const length = readUnsigned(reader)
      reader.offset += length
    }
    const kind = readByte(reader)
    if (kind === kinds.global) {
      found += 1
      reader.offset += 2
    } else if (kind === kinds.function) readUnsigned(reader)
    else throw new RangeError(`Unexpected kind of import ${kind}, expected functions and globals alone`)
  }
  return found
}
