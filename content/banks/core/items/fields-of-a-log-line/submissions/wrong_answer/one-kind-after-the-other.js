export function fieldsOf(line) {
  const fields = new Map()
  for (const [, name, quoted, plain] of line.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^ ]*))/g)) {
    fields.set(name, quoted?.replaceAll('\\n', '\n').replaceAll('\\"', '"').replaceAll('\\\\', '\\') ?? plain)
  }
  return fields
}
