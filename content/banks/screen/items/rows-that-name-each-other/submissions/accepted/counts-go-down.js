export function planImport(rows) {
  const waiting = new Map(rows.map(({ id }) => [id, { required: 0, optional: 0 }]))
  // Who waits for a row, and in which way.
  const waiters = new Map(rows.map(({ id }) => [id, []]))
  for (const { id, refs } of rows) {
    for (const { field, to, required } of refs) {
      if (to === id || !waiters.has(to)) continue
      const way = required ? 'required' : 'optional'
      waiters.get(to).push({ id, field, way })
      waiting.get(id)[way] += 1
    }
  }
  const insert = []
  const empty = new Map()
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, { required }]) => required === 0)
    if (ready.length === 0) break
    const fewest = Math.min(...ready.map(([, { optional }]) => optional))
    const [id] = ready.find(([, { optional }]) => optional === fewest)
    waiting.delete(id)
    insert.push(id)
    for (const waiter of waiters.get(id)) {
      if (waiting.has(waiter.id)) waiting.get(waiter.id)[waiter.way] -= 1
      else empty.set(waiter.id, [...(empty.get(waiter.id) ?? []), waiter.field])
    }
  }
  const patch = rows.flatMap(({ id, refs }) =>
    refs.filter(({ field }) => empty.get(id)?.includes(field)).map(({ field }) => ({ id, field })),
  )
  return { insert, patch, left: [...waiting.keys()] }
}
