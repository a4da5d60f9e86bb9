type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const different = [...new Map(messages.map((message) => [message.id, message])).values()]
  different.sort((a, b) => a.at - b.at || b.kind.localeCompare(a.kind))
  const result = new Map<string, number>()
  for (const { article, kind, pieces } of different) {
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
