type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const written = new Map(messages.filter(({ kind }) => kind !== 'void').map((message) => [message.id, message]))
  const voids = new Map(messages.filter(({ kind }) => kind === 'void').map((message) => [message.id, message]))
  const all = [...written.values()].filter(({ id, kind }) => kind === 'move' || !voids.has(id))
  for (const { id, article, at } of voids.values()) {
    const before = written.get(id)
    if (before?.kind === 'move') all.push({ id, article, kind: 'move', at, pieces: -before.pieces })
  }
  const rank = ({ kind, pieces }: Message) => (kind === 'move' ? -2000 : -pieces)
  all.sort((a, b) => a.at - b.at || rank(a) - rank(b))
  const result = new Map(messages.map(({ article }) => [article, 0]))
  for (const { article, kind, pieces } of all) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
