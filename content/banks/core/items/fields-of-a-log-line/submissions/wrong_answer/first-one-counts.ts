export function fieldsOf(line: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of line.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^ ]*))/g)) {
    if (fields.has(name)) continue
    fields.set(name, quoted?.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c)) ?? plain)
  }
  return fields
}
