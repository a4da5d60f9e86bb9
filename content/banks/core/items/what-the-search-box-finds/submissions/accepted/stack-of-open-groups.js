export function found(query, titles) {
  const books = titles.map((title) => ' ' + title.toLowerCase() + ' ')
  const newGroup = (isNot) => ({ isNot, sides: [], side: undefined })
  const stack = [newGroup(false)]
  let isNot = false

  function add(hits, isNegated) {
    if (hits === undefined) return
    const group = stack[stack.length - 1]
    const term = isNegated ? hits.map((hit) => !hit) : hits
    group.side = group.side ? group.side.map((hit, i) => hit && term[i]) : term
  }

  function endSide(group) {
    if (group.side) group.sides.push(group.side)
    group.side = undefined
  }

  function closeGroup() {
    const group = stack.pop()
    endSide(group)
    const hits = group.sides.length > 0 ? books.map((_, i) => group.sides.some((side) => side[i])) : undefined
    if (stack.length === 0) return hits
    add(hits, group.isNot)
    return undefined
  }

  for (const token of query.toLowerCase().match(/"[^"]*"|[a-z]+|[()]|-(?=[a-z"(])/g) ?? []) {
    if (token === '-') {
      isNot = true
      continue
    }
    if (token === '(') stack.push(newGroup(isNot))
    else if (token === ')') {
      if (stack.length > 1) closeGroup()
    } else if (token === 'or') endSide(stack[stack.length - 1])
    else {
      const phrase = token.replaceAll('"', '').trim().replace(/ +/g, ' ')
      add(phrase === '' ? undefined : books.map((book) => book.includes(' ' + phrase + ' ')), isNot)
    }
    isNot = false
  }
  while (stack.length > 1) closeGroup()
  return (closeGroup() ?? []).flatMap((hit, i) => (hit ? [i] : []))
}
