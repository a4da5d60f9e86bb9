import { readUnsigned, unsigned } from '../meter/leb.ts'
import { concatBytes, readSections, sectionId, writeSections } from '../meter/sections.ts'

/** Name under which {@link openTable} exports the table. */
export const tableExport = 'table'

/** The same module with its table among its exports: nothing that it does changes. */
export function openTable(module: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeSections(
    readSections(module).map(({ id, bytes }) => {
      if (id !== sectionId.export) return { id, bytes }
      const reader = { bytes, offset: 0 }
      const count = readUnsigned(reader)
      const name = new TextEncoder().encode(tableExport)
      return {
        id,
        bytes: concatBytes([
          unsigned(count + 1),
          bytes.subarray(reader.offset),
          [...unsigned(name.length), ...name, 1, 0],
        ]),
      }
    }),
  )
}
