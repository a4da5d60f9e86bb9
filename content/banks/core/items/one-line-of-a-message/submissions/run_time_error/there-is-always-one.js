export function previewOf(lines) {
  const line = lines.find((candidate) => candidate.trim() !== '' && !candidate.trim().startsWith('>'))
  return line.trim()
}
