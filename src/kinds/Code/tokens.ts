/**
 * Cuts a shown value into what people compare: numbers, words, escapes, spaces and single signs. Joined, they are the
 * text again; surrogate pairs stay whole.
 *
 * @param text A value as `showValue` or `showPython` writes it, or any other text.
 */
export function tokensOf(text: string): readonly string[] {
  return text.match(pattern) ?? []
}

const pattern =
  /\\u[0-9a-fA-F]{4}|\\x[0-9a-f]{2}|\\U[0-9a-f]{8}|\\.|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?n?|[\p{L}_$][\p{L}\p{N}\p{M}_$]*|\s+|./gsu
