export function previewOf(lines) {
  for (const line of lines) {
    if (line === '' || line[0] === '>') continue
    return line.trim()
  }
  return '(no text)'
}
