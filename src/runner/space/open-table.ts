import { unsigned } from '../meter/leb.ts'
import { concatBytes, sectionId } from '../meter/sections.ts'

/** Name under which {@link openTable} exports the table. */
export const tableExport = 'table'

/**
 * The same module with its table among its exports: nothing that it does changes.
 *
 * @param module bytes of an engine of ours; with a reader of its own, for the workers that count steps are short of room
 */
export function openTable(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const entry = [tableExport.length, ...new TextEncoder().encode(tableExport), 1, 0]
  let at = 8
  while (at < module.length) {
    const start = at
    const [id, length] = [read(), read()]
    const end = at + length
    if (id === sectionId.export) {
      const count = unsigned(read() + 1)
      const entries = module.subarray(at, end)
      const size = unsigned(count.length + entries.length + entry.length)
      return concatBytes([module.subarray(0, start), [id], size, count, entries, entry, module.subarray(end)])
    }
    at = end
  }
  throw new RangeError('Expected exports')

  function read(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0
      value += (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
}
