export function previewOf(lines: readonly string[]): string {
  const texts = lines.map((line) => line.trim())
  return texts.find((text) => text !== '' && !text.includes('>')) ?? '(no text)'
}
