type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const gone = new Set(messages.filter(({ kind }) => kind === 'void').map(({ id }) => id))
  const valid = messages.filter(({ id }) => !gone.has(id))
  const different = [...new Map(valid.map((message) => [message.id, message])).values()]
  const rank = ({ kind, pieces }: Message) => (kind === 'move' ? -2000 : -pieces)
  different.sort((a, b) => a.at - b.at || rank(a) - rank(b))
  const result = new Map<string, number>()
  for (const { article, kind, pieces } of different) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
