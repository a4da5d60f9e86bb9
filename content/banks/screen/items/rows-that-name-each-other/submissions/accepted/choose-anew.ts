type Ref = { field: string; to: string; required: boolean }
type Row = { id: string; refs: Ref[] }
type Plan = { insert: string[]; patch: { id: string; field: string }[]; left: string[] }

export function planImport(rows: readonly Row[]): Plan {
  const known = new Set(rows.map(({ id }) => id))
  const order = new Map<string, number>()
  const isMissing = ({ id }: Row, { to }: Ref) => known.has(to) && !order.has(to) && to !== id
  for (;;) {
    let next: Row | undefined
    let fewest = Infinity
    for (const row of rows) {
      const missing = row.refs.filter((ref) => isMissing(row, ref))
      if (order.has(row.id) || missing.some(({ required }) => required) || missing.length >= fewest) continue
      next = row
      fewest = missing.length
    }
    if (next === undefined) break
    order.set(next.id, order.size)
  }
  // What was never inserted has no place, and is later than nothing.
  const placeOf = (id: string) => Number(order.get(id))
  const patch = rows.flatMap(({ id, refs }) =>
    refs.filter(({ to }) => placeOf(to) > placeOf(id)).map(({ field }) => ({ id, field })),
  )
  return { insert: [...order.keys()], patch, left: [...known].filter((id) => !order.has(id)) }
}
