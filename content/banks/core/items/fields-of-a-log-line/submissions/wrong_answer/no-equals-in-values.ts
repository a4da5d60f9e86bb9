export function fieldsOf(line: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of line.match(/[a-z]+=("(\\.|[^"\\])*"|[^ ]*)/g) ?? []) {
    const [name = '', value = ''] = field.startsWith('"') || field.includes('"') ? halves(field) : field.split('=')
    const isQuoted = value.startsWith('"')
    const text = isQuoted ? value.slice(1, -1) : value
    fields.set(name, isQuoted ? text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c)) : text)
  }
  return fields
}

function halves(field: string): string[] {
  const equals = field.indexOf('=')
  return [field.slice(0, equals), field.slice(equals + 1)]
}
