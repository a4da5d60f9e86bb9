export function fieldsOf(line) {
  const fields = new Map()
  for (const part of line.split(' ').filter((text) => text !== '')) {
    const equals = part.indexOf('=')
    fields.set(part.slice(0, equals), part.slice(equals + 1).replaceAll('"', ''))
  }
  return fields
}
