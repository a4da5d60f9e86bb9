export function fieldsOf(line) {
  const fields = new Map()
  let at = 0
  while (at <= line.length) {
    const [whole, name, quoted, plain] = line.slice(at).match(/^([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^ ]*))/)
    fields.set(name, quoted?.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped)) ?? plain)
    at += whole.length + 1
  }
  return fields
}
