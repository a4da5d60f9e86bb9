/** A cursor over bytes that reads WebAssembly's LEB128 integers. Offsets are in bytes. */
export interface Reader {
  readonly bytes: Uint8Array
  /** Position of the next byte to read, in [0, bytes.length] */
  offset: number
}

/**
 * Reads one byte.
 * @throws RangeError at the end of the bytes
 */
export function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.offset]
  if (byte === undefined) throw new RangeError(`Unexpected end of WebAssembly at byte ${reader.offset}`)
  reader.offset++
  return byte
}

/**
 * Reads an unsigned LEB128 integer of at most 32 bits.
 * @returns an integer in [0, 2^32)
 * @throws RangeError where more than five bytes are used or the value exceeds 32 bits
 */
export function readUnsigned(reader: Reader): number {
  const start = reader.offset
  let value = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = readByte(reader)
    value += (byte & 0x7f) * scale
    if (byte < 0x80) break
    if (reader.offset - start === 5) throw new RangeError(`Integer longer than 5 bytes at byte ${start}`)
  }
  if (value >= 2 ** 32) throw new RangeError(`Integer above 32 bits at byte ${start}`)
  return value
}

/**
 * Reads a signed LEB128 integer of at most 32 bits.
 * @returns an integer in [-2^31, 2^31)
 */
export function readSigned(reader: Reader): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = readByte(reader)
    value |= (byte & 0x7f) << shift
    if (byte >= 0x80 && shift < 28) continue
    if (byte >= 0x80) throw new RangeError(`Integer longer than 5 bytes before byte ${reader.offset}`)
    const unused = 32 - (shift + 7)
    return unused > 0 ? (value << unused) >> unused : value
  }
}

/** Passes over a LEB128 integer of any width up to 64 bits (ten bytes). */
export function skipInteger(reader: Reader): void {
  const start = reader.offset
  while (readByte(reader) >= 0x80) {
    if (reader.offset - start === 10) throw new RangeError(`Integer longer than 10 bytes at byte ${start}`)
  }
}

/** Passes over a length-prefixed run of bytes, such as a name. */
export function skipBytes(reader: Reader): void {
  const length = readUnsigned(reader)
  if (reader.offset + length > reader.bytes.length) {
    throw new RangeError(`${length} bytes expected at byte ${reader.offset}, which is beyond the end`)
  }
  reader.offset += length
}

/**
 * Writes an unsigned LEB128 integer in its shortest form.
 * @param value an integer in [0, 2^32)
 */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
  return bytes
}

/**
 * Writes a signed LEB128 integer in its shortest form.
 * @param value an integer in [-2^31, 2^31)
 */
export function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(isLast ? low : low | 0x80)
    if (isLast) return bytes
  }
}
