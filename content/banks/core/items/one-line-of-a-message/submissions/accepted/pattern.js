export function previewOf(lines) {
  const line = lines.find((candidate) => /^ *[^ >]/.test(candidate))
  return line === undefined ? '(no text)' : line.replace(/^ +| +$/g, '')
}
