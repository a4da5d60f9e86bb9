export function peopleAround(badges, times, span) {
  const order = times.map((_, index) => index).sort((a, b) => times[a] - times[b])
  const result = []
  for (let i = 0; i < order.length; i += 1) {
    const now = times[order[i]]
    const people = new Set()
    let last = i
    while (last + 1 < order.length && times[order[last + 1]] === now) last += 1
    for (let j = last; j >= 0 && now - times[order[j]] <= span; j -= 1) people.add(badges[order[j]])
    result[order[i]] = people.size
  }
  return result
}
