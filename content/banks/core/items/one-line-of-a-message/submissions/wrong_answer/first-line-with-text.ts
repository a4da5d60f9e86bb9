export function previewOf(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).find((line) => line !== '') ?? '(no text)'
}
