export function stock(messages) {
  const different = [...new Map(messages.map((message) => [message.id, message])).values()]
  const rank = ({ kind, pieces }) => (kind === 'move' ? -2000 : -pieces)
  different.sort((a, b) => a.at - b.at || rank(a) - rank(b))
  const result = new Map()
  for (const { article, kind, pieces } of different) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) || 0) + pieces)
  }
  return new Map([...result].filter(([, pieces]) => pieces))
}
