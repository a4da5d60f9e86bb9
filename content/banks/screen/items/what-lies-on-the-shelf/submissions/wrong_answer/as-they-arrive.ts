type Message = { id: string; article: string; kind: string; at: number; pieces: number }

export function stock(messages: readonly Message[]): Map<string, number> {
  const result = new Map<string, number>()
  const seen = new Set<string>()
  for (const { id, article, kind, pieces } of messages) {
    if (seen.has(id)) continue
    seen.add(id)
    result.set(article, kind === 'count' ? pieces : (result.get(article) ?? 0) + pieces)
  }
  return result
}
