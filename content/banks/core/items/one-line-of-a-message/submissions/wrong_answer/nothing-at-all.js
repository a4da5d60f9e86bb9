export function previewOf(lines) {
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('>'))[0] ?? ''
}
