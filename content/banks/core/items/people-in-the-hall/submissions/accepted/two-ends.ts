export function peopleAround(badges: readonly number[], times: readonly number[], span: number): number[] {
  const order = times.map((_, index) => index).sort((a, b) => times[a]! - times[b]!)
  const result = new Array<number>(times.length).fill(0)
  const lines = new Map<number, number>()
  let early = 0
  let late = 0
  for (const line of order) {
    const now = times[line]!
    for (; late < order.length && times[order[late]!]! <= now; late += 1) {
      const badge = badges[order[late]!]!
      lines.set(badge, (lines.get(badge) ?? 0) + 1)
    }
    for (; times[order[early]!]! < now - span; early += 1) {
      const badge = badges[order[early]!]!
      const left = lines.get(badge)! - 1
      if (left === 0) lines.delete(badge)
      else lines.set(badge, left)
    }
    result[line] = lines.size
  }
  return result
}
