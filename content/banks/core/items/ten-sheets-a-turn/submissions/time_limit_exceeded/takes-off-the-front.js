export function finishingOrder(sheets) {
  const queue = sheets.map((count, place) => ({ count, place }))
  const finished = []
  while (queue.length > 0) {
    const job = queue.shift()
    if (job.count > 10) queue.push({ count: job.count - 10, place: job.place })
    else finished.push(job.place)
  }
  return finished
}
