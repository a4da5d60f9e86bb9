export function finishingOrder(sheets) {
  const finished = []
  let round = sheets.map((count, place) => ({ count, place }))
  while (round.length > 0) {
    const next = []
    for (const { count, place } of round) {
      if (count <= 10) finished.push(place)
      else next.push({ count: count - 10, place })
    }
    round = next
  }
  return finished
}
