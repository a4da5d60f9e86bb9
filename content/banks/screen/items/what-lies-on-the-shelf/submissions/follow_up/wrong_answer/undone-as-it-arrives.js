export function stock(messages) {
  const different = new Map()
  for (const message of messages) {
    if (message.kind === 'void') different.delete(message.id)
    else different.set(message.id, message)
  }
  const rank = ({ kind, pieces }) => (kind === 'move' ? -2000 : -pieces)
  const sorted = [...different.values()].sort((a, b) => a.at - b.at || rank(a) - rank(b))
  const result = new Map(messages.map(({ article }) => [article, 0]))
  for (const { article, kind, pieces } of sorted) {
    result.set(article, kind === 'count' ? pieces : result.get(article) + pieces)
  }
  return result
}
