type Request = { key: string; at: number; kind: string; hold: string; cents: number }
type Answer = { answer: string; available: number }
type Hold = { left: number; captured: number; until: number; isReleased: boolean }

export function answers(requests: readonly Request[], balance: number, lifetime: number): Answer[] {
  const holds = new Map<string, Hold>()
  const firsts = new Map<string, { request: Request; answer: string }>()
  let money = balance

  function availableAt(at: number): number {
    let available = money
    for (const { left, until } of holds.values()) if (at < until) available -= left
    return available
  }

  function capture(hold: Hold, cents: number, at: number): boolean {
    if (cents > hold.left || (at >= hold.until && cents > availableAt(at))) return false
    hold.left -= cents
    hold.captured += cents
    money -= cents
    return true
  }

  function release(hold: Hold, at: number): boolean {
    if (hold.isReleased || at >= hold.until) return false
    hold.isReleased = true
    hold.left = 0
    return true
  }

  function refund(hold: Hold, cents: number): boolean {
    if (cents > hold.captured) return false
    hold.captured -= cents
    money += cents
    return true
  }

  function isDone({ at, kind, hold: name, cents }: Request): boolean {
    const hold = holds.get(name)
    if (kind === 'hold') {
      if (hold !== undefined || cents > availableAt(at)) return false
      holds.set(name, { left: cents, captured: 0, until: Infinity, isReleased: false })
      return true
    }
    if (hold === undefined) return false
    if (kind === 'capture') return capture(hold, cents, at)
    return kind === 'release' ? release(hold, at) : refund(hold, cents)
  }

  function answerOf(request: Request): string {
    const { key, kind, hold, cents } = request
    const first = firsts.get(key)
    if (first === undefined) {
      const answer = isDone(request) ? 'done' : 'refused'
      firsts.set(key, { request, answer })
      return answer
    }
    const isSame = first.request.kind === kind && first.request.hold === hold && first.request.cents === cents
    return isSame ? first.answer : 'conflict'
  }

  return requests.map((request) => ({ answer: answerOf(request), available: availableAt(request.at) }))
}
