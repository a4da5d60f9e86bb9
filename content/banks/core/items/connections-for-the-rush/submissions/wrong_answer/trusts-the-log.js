export function poolSize(arrivals, durations, patience, allowed) {
  const order = arrivals.map((_, index) => index)
  const isEnough = (size) => {
    const free = new Array(size).fill(0)
    let late = 0
    order.forEach((index, turn) => {
      const earliest = free.reduce((best, time, i) => (time < free[best] ? i : best), 0)
      const start = Math.max(arrivals[index], free[earliest])
      free[earliest] = start + durations[index]
      if (start - arrivals[index] > patience) late += 1
    })
    return late <= allowed
  }
  let low = 1
  let high = arrivals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
