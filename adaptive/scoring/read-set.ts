/**
 * Reads a set: elements parted by commas, semicolons, new lines or spaces, in braces or brackets or none, quoted or not;
 * order and repetition do not count, and a number is its value.
 *
 * @param text as the candidate wrote it
 * @param options.ignoreCase compares in lower case
 * @param options.spaced elements may contain spaces, so that a space parts nothing
 * @returns the elements in normal form
 */
export function readSet(
  text: string,
  options: { readonly ignoreCase: boolean; readonly spaced: boolean },
): ReadonlySet<string> {
  const inner = text.trim().replace(/^[{[(]([^]*)[}\])]$/, '$1')
  const elements = new Set<string>()
  for (const piece of inner.split(options.spaced ? /[,;\n]/ : /[,;\s]+/)) {
    const bare = piece
      .trim()
      .replace(/^(["'`])([^]*)\1$/, '$2')
      .replace(/\s+/g, ' ')
    if (bare === '') continue
    const plain = options.ignoreCase ? bare.toLowerCase() : bare
    elements.add(/^[+-]?\d+(?:\.\d+)?$/.test(plain) ? String(Number(plain)) : plain)
  }
  return elements
}
