/** What a memory holds at one moment. */
export type MemoryImage = readonly Block[]

/** Part of a memory that is not all zero. */
interface Block {
  readonly offset: number
  readonly bytes: Uint8Array
}

export function takeImage(memory: WebAssembly.Memory): MemoryImage {
  return blocksOf(new Uint8Array(memory.buffer))
}

/** Writes what the image holds, and leaves what is zero in it as it is. */
export function writeImage(memory: WebAssembly.Memory, image: MemoryImage): void {
  const bytes = new Uint8Array(memory.buffer)
  for (const block of image) bytes.set(block.bytes, block.offset)
}

/** Makes every byte what it was, for a memory that is as large as it was. */
export function restoreImage(memory: WebAssembly.Memory, image: MemoryImage): void {
  new Uint8Array(memory.buffer).fill(0)
  writeImage(memory, image)
}

/** The parts of a memory that hold anything, in steps of 4 KiB. */
function blocksOf(memory: Uint8Array): readonly Block[] {
  const step = 4096
  const blocks: Block[] = []
  let start = -1
  for (let offset = 0; offset <= memory.length; offset += step) {
    const isUsed = offset < memory.length && holdsAnything(memory, offset, step)
    if (isUsed && start < 0) start = offset
    if (!isUsed && start >= 0) {
      blocks.push({ offset: start, bytes: memory.slice(start, offset) })
      start = -1
    }
  }
  return blocks
}

/** A plain loop over words: a sandbox starts by looking at 16 MiB, and a callback for each byte took a quarter second. */
function holdsAnything(memory: Uint8Array, offset: number, length: number): boolean {
  const words = new Uint32Array(
    memory.buffer,
    memory.byteOffset + offset,
    length / Uint32Array.BYTES_PER_ELEMENT,
  )
  for (let index = 0; index < words.length; index++) if (words[index] !== 0) return true
  return false
}
