export function finishingOrder(sheets) {
  const queue = sheets.map((count, place) => ({ count, place }))
  const finished = []
  while (queue.length > 0) {
    for (let i = 0; i < queue.length; i += 1) {
      queue[i].count -= 10
      if (queue[i].count <= 0) finished.push(queue.splice(i, 1)[0].place)
    }
  }
  return finished
}
