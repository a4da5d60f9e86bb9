// In one second moves come first, then counts, the lowest of them last.
const inOrder = (a, b) => a.at - b.at || (a.kind === 'count') - (b.kind === 'count') || b.pieces - a.pieces

export function stock(messages) {
  const different = new Map()
  for (const message of messages) if (different.get(message.id)?.kind !== 'void') different.set(message.id, message)
  const result = new Map(messages.map(({ article }) => [article, 0]))
  for (const { article, kind, pieces } of [...different.values()].sort(inOrder)) {
    if (kind === 'count') result.set(article, pieces)
    if (kind === 'move') result.set(article, result.get(article) + pieces)
  }
  return result
}
