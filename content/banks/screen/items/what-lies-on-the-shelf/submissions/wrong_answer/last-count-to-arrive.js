export function stock(messages) {
  const different = [...new Map(messages.map((message) => [message.id, message])).values()]
  const counts = new Map()
  for (const message of different) if (message.kind === 'count') counts.set(message.article, message)
  const result = new Map()
  for (const { article, kind, at, pieces } of different) {
    const count = counts.get(article) ?? { at: -1, pieces: 0 }
    if (!result.has(article)) result.set(article, count.pieces)
    if (kind === 'move' && at > count.at) result.set(article, result.get(article) + pieces)
  }
  return result
}
