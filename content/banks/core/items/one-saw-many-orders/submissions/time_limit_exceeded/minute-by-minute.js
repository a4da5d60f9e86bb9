export function doneAt(orders, change) {
  const jobs = orders.map((order, index) => ({ ...order, index, left: order.minutes, done: undefined }))
  const before = (a, b) => a.due < b.due || (a.due === b.due && a.index < b.index)
  const first = (list) => list.reduce((a, b) => (before(b, a) ? b : a))
  const waiting = new Set()
  let current
  let setUp = 0
  let open = jobs.length
  for (let now = 0; open > 0; now += 1) {
    if (current && setUp === 0 && current.left === 0) {
      current.done = now
      current = undefined
      open -= 1
    }
    const arrived = jobs.filter(({ at }) => at === now)
    for (const job of arrived) waiting.add(job)
    if (current && arrived.length > 0) {
      const rival = first(arrived)
      if (before(rival, current) && now + setUp + current.left + change + rival.minutes > rival.due) {
        waiting.add(current)
        waiting.delete(rival)
        current = rival
        setUp = change
      }
    }
    if (!current && waiting.size > 0) {
      current = first([...waiting])
      waiting.delete(current)
      setUp = change
    }
    if (current && setUp > 0) setUp -= 1
    else if (current) current.left -= 1
  }
  return jobs.map(({ done }) => done)
}
