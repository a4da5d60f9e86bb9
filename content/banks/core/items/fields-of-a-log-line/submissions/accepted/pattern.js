export function fieldsOf(line) {
  const field = /([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^ ]*))/g
  const fields = new Map()
  for (const [, name, quoted, plain] of line.matchAll(field)) {
    const value = quoted?.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped))
    fields.set(name, value ?? plain)
  }
  return fields
}
