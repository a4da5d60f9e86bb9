import { pageBytes } from '../engine/abi.ts'
import { signed, unsigned } from '../meter/leb.ts'
import { concatBytes, readSections, sectionId, writeSections } from '../meter/sections.ts'
import { metaSection, type PythonMeta } from './meta.ts'

/** Shortest run of zeros that is left out of the image, in bytes. */
const gap = 64

/**
 * Puts an image of a running interpreter into its module, in place of the data that it starts from: an instance then
 * begins where the image was taken.
 *
 * @param module bytes of the interpreter, metered, whose table has no passive parts
 * @param memory the image, whole pages
 * @param meta what hosts must know of it
 */
export function addImage(module: Uint8Array, memory: Uint8Array, meta: PythonMeta): Uint8Array<ArrayBuffer> {
  const kept = readSections(module).filter(
    ({ id }) => id !== sectionId.custom && id !== sectionId.dataCount && id !== sectionId.data,
  )
  const pages = Math.ceil(memory.length / pageBytes)
  const sections = kept.map((section) =>
    section.id === sectionId.memory
      ? { id: section.id, bytes: concatBytes([[1, 1], unsigned(pages), unsigned(mostPages)]) }
      : section,
  )
  const name = new TextEncoder().encode(metaSection)
  const text = new TextEncoder().encode(JSON.stringify(meta))
  return writeSections([
    ...sections,
    { id: sectionId.data, bytes: dataOf(memory) },
    { id: sectionId.custom, bytes: concatBytes([unsigned(name.length), name, text]) },
  ])
}

/** The memory's own limit, 2 GiB and a half: each run has a lower one. */
const mostPages = 40_960

function dataOf(memory: Uint8Array): Uint8Array {
  const blocks = blocksOf(memory)
  return concatBytes([
    unsigned(blocks.length),
    ...blocks.flatMap(({ start, end }) => [
      [0x00, 0x41, ...signed(start), 0x0b, ...unsigned(end - start)],
      memory.subarray(start, end),
    ]),
  ])
}

/** The parts of a memory that are not long runs of zeros. */
function blocksOf(memory: Uint8Array): readonly { readonly start: number; readonly end: number }[] {
  const blocks: { start: number; end: number }[] = []
  let last: { start: number; end: number } | undefined
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue
    if (last !== undefined && (at - last.end < gap || blocks.length >= mostBlocks)) last.end = at + 1
    else {
      last = { start: at, end: at + 1 }
      blocks.push(last)
    }
  }
  return blocks
}

/** Most data segments that hosts accept. */
const mostBlocks = 90_000
