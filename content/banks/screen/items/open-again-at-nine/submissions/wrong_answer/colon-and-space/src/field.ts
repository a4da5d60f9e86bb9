export interface Field {
  name: string
  value: string
}

/** The name and the value in a line, or undefined where it has no colon. */
export function fieldOf(line: string): Field | undefined {
  if (!line.includes(':')) return undefined
  const [name, value = ''] = line.split(': ')
  return { name: name.trim().toLowerCase(), value: value.trim() }
}
