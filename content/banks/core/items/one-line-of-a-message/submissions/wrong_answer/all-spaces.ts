export function previewOf(lines: readonly string[]): string {
  for (const line of lines) {
    const text = line.split(' ').filter(Boolean).join(' ')
    if (text !== '' && !text.startsWith('>')) return text
  }
  return '(no text)'
}
