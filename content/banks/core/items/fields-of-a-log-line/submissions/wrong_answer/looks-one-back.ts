export function fieldsOf(line: string): Map<string, string> {
  const fields = new Map<string, string>()
  let rest = line.trim()
  while (rest !== '') {
    const equals = rest.indexOf('=')
    const name = rest.slice(0, equals)
    let from = equals + 1
    let end = from
    const isQuoted = rest[from] === '"'
    if (isQuoted) {
      from += 1
      end = from
      // A quote with a backslash before it does not end the value.
      while (end < rest.length && !(rest[end] === '"' && rest[end - 1] !== '\\')) end += 1
    } else {
      while (end < rest.length && rest[end] !== ' ') end += 1
    }
    const raw = rest.slice(from, end)
    const value = raw.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped))
    fields.set(name, isQuoted ? value : raw)
    rest = rest.slice(isQuoted ? end + 1 : end).trim()
  }
  return fields
}
