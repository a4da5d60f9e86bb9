type Test = (title: readonly string[]) => boolean

export function found(query: string, titles: readonly string[]): number[] {
  const tokens = query.toLowerCase().match(/"[^"]*"|[a-zA-Z]+|[()]|-(?=[a-zA-Z"(])/g) ?? []
  let at = 0

  function readQuery(depth: number): Test | undefined {
    const sides: Test[] = []
    for (;;) {
      const side = readSide(depth)
      if (side) sides.push(side)
      if (tokens[at] !== 'or') break
      at += 1
    }
    if (sides.length === 0) return undefined
    return (title) => sides.some((test) => test(title))
  }

  function readSide(depth: number): Test | undefined {
    const terms: Test[] = []
    while (at < tokens.length && tokens[at] !== 'or') {
      if (tokens[at] === ')') {
        if (depth > 0) break
        at += 1
        continue
      }
      const term = readTerm(depth)
      if (term) terms.push(term)
    }
    if (terms.length === 0) return undefined
    return (title) => terms.every((test) => test(title))
  }

  function readTerm(depth: number): Test | undefined {
    const token = tokens[at++]!
    if (token === '-') {
      const term = readTerm(depth)
      return term && ((title) => !term(title))
    }
    if (token === '(') {
      const inner = readQuery(depth + 1)
      at += 1
      return inner ?? (() => true)
    }
    const words = token.replaceAll('"', '').split(' ').filter((word) => word !== '')
    if (words.length === 0) return () => true
    return (title) => title.some((_, i) => words.every((word, k) => title[i + k] === word))
  }

  const test = readQuery(0)
  if (!test) return []
  return titles.flatMap((title, i) => (test(title.toLowerCase().split(' ')) ? [i] : []))
}
