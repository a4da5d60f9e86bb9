export function peopleAround(badges, times, span) {
  const order = times.map((_, index) => index).sort((a, b) => times[a] - times[b])
  const result = []
  const people = new Set()
  let early = 0
  let late = 0
  for (const line of order) {
    for (; late < order.length && times[order[late]] <= times[line]; late += 1) people.add(badges[order[late]])
    for (; times[order[early]] < times[line] - span; early += 1) people.delete(badges[order[early]])
    result[line] = people.size
  }
  return result
}
