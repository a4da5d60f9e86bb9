// In one second moves come first, then counts, the lowest of them last.
const inOrder = (a, b) => a.at - b.at || (a.kind === 'count') - (b.kind === 'count') || b.pieces - a.pieces

export function stock(messages) {
  const seen = new Set()
  const different = messages.filter(({ id }) => !seen.has(id) && seen.add(id))
  const result = new Map()
  for (const { article, kind, pieces } of different.sort(inOrder)) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
