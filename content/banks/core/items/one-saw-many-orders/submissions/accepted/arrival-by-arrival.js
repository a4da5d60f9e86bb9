export function doneAt(orders, change) {
  const jobs = orders.map((order, index) => ({ ...order, index, left: order.minutes, setUp: change }))
  const byDue = (a, b) => a.due - b.due || a.index - b.index
  const minutes = [...new Set(orders.map(({ at }) => at))].sort((a, b) => a - b)
  let queue = []
  let current
  let clock

  function workUntil(limit) {
    for (;;) {
      if (!current) current = queue.shift()
      if (!current) break
      const end = clock + current.setUp + current.left
      if (end > limit) break
      current.done = end
      clock = end
      current = undefined
      if (clock === limit) return
    }
    if (current) {
      const passed = limit - clock
      const sawn = Math.max(0, passed - current.setUp)
      current.left -= sawn
      current.setUp = Math.max(0, current.setUp - passed)
    }
    clock = limit
  }

  for (const minute of minutes) {
    workUntil(minute)
    const arrived = jobs.filter(({ at }) => at === minute).sort(byDue)
    const rival = arrived[0]
    if (current && byDue(rival, current) < 0 && minute + current.setUp + current.left + change + rival.left > rival.due) {
      current.setUp = change
      arrived[0] = current
      current = rival
    }
    queue = [...queue, ...arrived].sort(byDue)
  }
  workUntil(Infinity)
  return jobs.map(({ done }) => done)
}
