export function fieldsOf(line) {
  const fields = new Map()
  for (const [, name, quoted, plain] of line.matchAll(/([a-z]+)=(?:"([^"]*)"|([^ ]*))/g)) {
    fields.set(name, quoted ?? plain)
  }
  return fields
}
