export interface Field {
  name: string
  value: string
}

/** The name and the value in a line, or undefined where it has no colon. */
export function fieldOf(line: string): Field | undefined {
  if (!line.includes(':')) return undefined
  const at = line.lastIndexOf(':')
  return { name: line.slice(0, at).trim().toLowerCase(), value: line.slice(at + 1).trim() }
}
