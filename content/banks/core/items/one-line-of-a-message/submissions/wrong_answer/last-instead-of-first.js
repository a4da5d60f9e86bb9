export function previewOf(lines) {
  let shown = '(no text)'
  for (const line of lines) {
    const text = line.trim()
    if (text !== '' && !text.startsWith('>')) shown = text
  }
  return shown
}
