type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const keyOf = ({ article, kind, at, pieces }: Message) => [article, kind, at, pieces].join()
  const different = [...new Map(messages.map((message) => [keyOf(message), message])).values()]
  const rank = ({ kind, pieces }: Message) => (kind === 'move' ? -2000 : -pieces)
  different.sort((a, b) => a.at - b.at || rank(a) - rank(b))
  const result = new Map<string, number>()
  for (const { article, kind, pieces } of different) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
