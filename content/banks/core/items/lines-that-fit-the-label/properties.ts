/** A line has room for a character at least. */
export function arrange(text: string, width: number) {
  return [text, Math.max(1, width)]
}
