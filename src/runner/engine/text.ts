/** Texts in a module's memory, as C strings: UTF-8 up to a zero byte. */

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Puts a text into memory.
 * @param allocate the module's `malloc`
 * @returns its address and its length in bytes, the terminating zero not counted
 */
export function writeText(
  memory: WebAssembly.Memory,
  allocate: (bytes: number) => number,
  text: string,
): { readonly address: number; readonly length: number } {
  const bytes = encoder.encode(text)
  const address = allocate(bytes.length + 1)
  const target = new Uint8Array(memory.buffer, address, bytes.length + 1)
  target.set(bytes)
  target[bytes.length] = 0
  return { address, length: bytes.length }
}

/** Bytes from an address to the next zero byte. */
export function lengthOfText(memory: WebAssembly.Memory, address: number): number {
  return new Uint8Array(memory.buffer).indexOf(0, address) - address
}

export function readText(memory: WebAssembly.Memory, address: number, length: number): string {
  return decoder.decode(new Uint8Array(memory.buffer, address, length))
}
