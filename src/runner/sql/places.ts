/** A line and a column of a text, both from 1. */
export type Place = { readonly line: number; readonly column: number }

/** Bytes of a text in UTF-8, and the line and column, both from 1, of each. */
export function placesIn(text: string): {
  readonly bytes: Uint8Array
  readonly at: (offset: number) => Place
} {
  const bytes = new TextEncoder().encode(text)
  return {
    bytes,
    at: (offset) => {
      const before = new TextDecoder().decode(bytes.subarray(0, offset))
      const lines = before.split('\n')
      return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    },
  }
}

/** The last byte that is no space: where something is missing. */
export function lastOf(bytes: Uint8Array): number {
  return Math.max(
    0,
    bytes.findLastIndex((byte) => byte > 0x20),
  )
}

/** Bytes of spaces and comments from a place on. */
export function spaceBefore(bytes: Uint8Array, from: number): number {
  const text = new TextDecoder().decode(bytes.subarray(from))
  const space = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0] ?? ''
  return new TextEncoder().encode(space).length
}
