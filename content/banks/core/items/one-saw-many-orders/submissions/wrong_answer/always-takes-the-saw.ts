type Order = { at: number; minutes: number; due: number }

export function doneAt(orders: readonly Order[], change: number): number[] {
  const done = new Array<number>(orders.length).fill(0)
  const left = orders.map(({ minutes }) => minutes)
  const isEarlier = (a: number, b: number) => orders[a]!.due < orders[b]!.due || (orders[a]!.due === orders[b]!.due && a < b)
  const earliest = (list: readonly number[]) => list.reduce((a, b) => (isEarlier(b, a) ? b : a))
  const coming = orders.map((_, i) => i).sort((a, b) => orders[a]!.at - orders[b]!.at)
  const waiting = new Set<number>()
  let now = 0
  let atWork = -1
  let begun = 0 // when the set-up for the order at work began
  let next = 0

  const take = (order: number) => {
    waiting.delete(order)
    atWork = order
    begun = now
  }

  while (next < coming.length || atWork >= 0) {
    const end = atWork < 0 ? Infinity : begun + change + left[atWork]!
    const arrival = next < coming.length ? orders[coming[next]!]!.at : Infinity
    now = Math.min(end, arrival)
    const isDone = now === end
    if (isDone) {
      done[atWork] = now
      atWork = -1
    }
    const arrived: number[] = []
    while (next < coming.length && orders[coming[next]!]!.at === now) arrived.push(coming[next++]!)
    for (const order of arrived) waiting.add(order)
    if (atWork >= 0 && arrived.length > 0) {
      const rival = earliest(arrived)
      const rest = begun + change + left[atWork]! - now
      const isLate = now + rest + change + orders[rival]!.minutes > orders[rival]!.due
      if (isEarlier(rival, atWork)) {
        left[atWork]! -= Math.max(0, now - begun - change)
        waiting.add(atWork)
        take(rival)
      }
    }
    if (atWork < 0 && waiting.size > 0) take(earliest([...waiting]))
  }
  return done
}
