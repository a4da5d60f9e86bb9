export function poolSize(arrivals, durations, patience, allowed) {
  const requests = arrivals.map((arrival, index) => ({ arrival, duration: durations[index] }))
  requests.sort((a, b) => a.arrival - b.arrival)
  for (let size = 1; ; size += 1) {
    const free = new Array(size).fill(0) // a heap: the earliest is at 0
    let late = 0
    for (const { arrival, duration } of requests) {
      const start = Math.max(arrival, free[0])
      if (start - arrival > patience && (late += 1) > allowed) break
      sink(free, start + duration)
    }
    if (late <= allowed) return size
  }
}

function sink(heap, value) {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1] < heap[child]) child += 1
    if (heap[child] >= value) break
    heap[at] = heap[child]
    at = child
  }
  heap[at] = value
}
