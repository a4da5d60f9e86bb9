export function previewOf(lines: readonly string[]): string {
  for (const line of lines) {
    const text = line.trim()
    if (text !== '' && !text.startsWith('>')) return text
  }
  return '(no text)'
}
