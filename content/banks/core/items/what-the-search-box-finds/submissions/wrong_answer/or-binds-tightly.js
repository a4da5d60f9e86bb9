export function found(query, titles) {
  const tokens = query.toLowerCase().match(/"[^"]*"|[a-z]+|[()]|-(?=[a-z"(])/g) ?? []
  let at = 0
  const readQuery = (depth) => {
    const all = []
    let either = []
    let joins = false
    const end = () => either.length > 0 && all.push(((tests) => (title) => tests.some((test) => test(title)))(either))
    while (at < tokens.length) {
      if (tokens[at] === ')' && depth > 0) break
      if (tokens[at] === ')' || tokens[at] === 'or') {
        joins ||= tokens[at] === 'or'
        at += 1
        continue
      }
      const term = readTerm(depth)
      if (!term) continue
      if (!joins) {
        end()
        either = []
      }
      either.push(term)
      joins = false
    }
    end()
    return all.length > 0 ? (title) => all.every((test) => test(title)) : undefined
  }
  const readTerm = (depth) => {
    const token = tokens[at++]
    if (token === '-') {
      const term = readTerm(depth)
      return term && ((title) => !term(title))
    }
    if (token === '(') {
      const inner = readQuery(depth + 1)
      at += 1
      return inner
    }
    const phrase = token.replaceAll('"', ' ').trim().replace(/ +/g, ' ')
    return phrase === '' ? undefined : (title) => title.includes(' ' + phrase + ' ')
  }
  const test = readQuery(0)
  return titles.flatMap((title, i) => (test && test(' ' + title.toLowerCase() + ' ') ? [i] : []))
}
