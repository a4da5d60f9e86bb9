import { SealError } from './box.ts'

/** Bytes made smaller (gzip, RFC 1952). */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * The bytes again, up to a limit: a small file can hold any number of zeros.
 *
 * @param most bytes (included)
 * @throws SealError for what is no gzip, and where more would come
 */
export async function decompress(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  try {
    // leaving the loop cancels the stream, so that nothing beyond the limit is made
    for await (const part of stream) {
      size += part.length
      if (size > most) throw new SealError(`What is compressed is larger than ${most} bytes`)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof SealError) throw error
    throw new SealError('What is compressed cannot be read: it was cut, or is something else')
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
