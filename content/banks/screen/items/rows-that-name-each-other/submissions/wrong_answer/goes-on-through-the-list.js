export function planImport(rows) {
  const known = new Set(rows.map(({ id }) => id))
  const order = new Map()
  const missingOf = ({ id, refs }) => refs.filter(({ to }) => known.has(to) && !order.has(to) && to !== id)
  for (let most = 0; most <= 5; ) {
    const before = order.size
    for (const row of rows) {
      const missing = missingOf(row)
      if (order.has(row.id) || missing.length > most || missing.some(({ required }) => required)) continue
      order.set(row.id, order.size)
      if (most > 0) break
    }
    most = order.size > before ? 0 : most + 1
  }
  const patch = rows
    .filter(({ id }) => order.has(id))
    .flatMap(({ id, refs }) =>
      refs.filter(({ to }) => order.get(to) > order.get(id)).map(({ field }) => ({ id, field })),
    )
  return { insert: [...order.keys()], patch, left: [...known].filter((id) => !order.has(id)) }
}
