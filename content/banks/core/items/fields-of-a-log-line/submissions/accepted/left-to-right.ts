export function fieldsOf(line: string): Map<string, string> {
  const fields = new Map<string, string>()
  let at = 0
  while (at < line.length) {
    if (line[at] === ' ') {
      at += 1
      continue
    }
    const equals = line.indexOf('=', at)
    const name = line.slice(at, equals)
    at = equals + 1
    let value = ''
    if (line[at] === '"') {
      at += 1
      while (line[at] !== '"') {
        if (line[at] === '\\') {
          at += 1
          value += line[at] === 'n' ? '\n' : line[at]
        } else {
          value += line[at]
        }
        at += 1
      }
      at += 1
    } else {
      while (at < line.length && line[at] !== ' ') {
        value += line[at]
        at += 1
      }
    }
    fields.set(name, value)
  }
  return fields
}
