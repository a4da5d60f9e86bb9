/** Names by their number, in the order in which they first came. */
export interface Names {
  /** @returns the number of a name, given as UTF-8 bytes in [start, end); a new one where it was not known */
  readonly numberOf: (bytes: Uint8Array, start: number, end: number) => number
  readonly numberOfText: (text: string) => number
  readonly count: () => number
  readonly text: (number: number) => string
  /** All names by number. */
  readonly texts: () => string[]
}

const encoder = new TextEncoder()
// A name may begin with a byte order mark: it is not at the start of a file.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * A table of names that makes no string while a file is read: a million of them would cost more than all else.
 *
 * Bytes of all names stand one after the other; a hash table with open addressing (FNV-1a, Fowler, Noll and Vo 1991)
 * holds number + 1 of each, 0 where it is free, and is at most half full.
 */
export function createNames(): Names {
  let text = new Uint8Array(1 << 12)
  let ends = new Uint32Array(1 << 8)
  let hashes = new Uint32Array(1 << 8)
  let slots = new Uint32Array(1 << 9)
  let count = 0

  const add = (bytes: Uint8Array, start: number, end: number, hash: number): number => {
    const begin = count === 0 ? 0 : (ends[count - 1] ?? 0)
    const after = begin + end - start
    if (after > text.length) text = grown(text, new Uint8Array(Math.max(after, text.length * 2)))
    if (count === ends.length) {
      ends = grown(ends, new Uint32Array(count * 2))
      hashes = grown(hashes, new Uint32Array(count * 2))
      slots = new Uint32Array(count * 4)
      for (let number = 0; number < count; number++) place(number)
    }
    // A loop is faster than set() for names of a few bytes.
    for (let at = start; at < end; at++) text[begin + at - start] = bytes[at] ?? 0
    ends[count] = after
    hashes[count] = hash
    place(count)
    return count++
  }
  const place = (number: number): void => {
    const mask = slots.length - 1
    let slot = (hashes[number] ?? 0) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number + 1
  }
  const isSame = (number: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const begin = number === 0 ? 0 : (ends[number - 1] ?? 0)
    if ((ends[number] ?? 0) - begin !== end - start) return false
    for (let at = start; at < end; at++) if (text[begin + at - start] !== bytes[at]) return false
    return true
  }
  const numberOf = (bytes: Uint8Array, start: number, end: number): number => {
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    hash = (hash ^ (hash >>> 15)) >>> 0
    const mask = slots.length - 1
    let slot = hash & mask
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (hashes[held - 1] === hash && isSame(held - 1, bytes, start, end)) return held - 1
      slot = (slot + 1) & mask
    }
    return add(bytes, start, end, hash)
  }
  const textOf = (number: number): string =>
    decoder.decode(text.subarray(number === 0 ? 0 : ends[number - 1], ends[number]))
  return {
    numberOf,
    numberOfText: (name) => {
      const bytes = encoder.encode(name)
      return numberOf(bytes, 0, bytes.length)
    },
    count: () => count,
    text: textOf,
    texts: () => {
      const used = text.subarray(0, count === 0 ? 0 : ends[count - 1])
      // Parts of one text are made several times faster than texts one by one.
      const decoded = decoder.decode(used)
      // As many characters as bytes: all of them are of ASCII.
      const whole = decoded.length === used.length ? decoded : undefined
      return Array.from({ length: count }, (_, number) =>
        whole === undefined ? textOf(number) : whole.slice(number === 0 ? 0 : ends[number - 1], ends[number]),
      )
    },
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from)
  return into
}
