type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const different = [...new Map(messages.map((message) => [message.id, message])).values()]
  const result = new Map<string, number>()
  for (const { article } of different) {
    const own = different.filter((message) => message.article === article)
    const counts = own.filter(({ kind }) => kind === 'count')
    const since = Math.max(...counts.map(({ at }) => at))
    const counted = Math.min(...counts.filter(({ at }) => at === since).map((count) => count.pieces))
    let pieces = counts.length === 0 ? 0 : counted
    // Whatever is later than the latest count is a move.
    for (const move of own) if (move.at > since) pieces += move.pieces
    result.set(article, pieces)
  }
  return result
}
