type Ref = { field: string; to: string; required: boolean }
type Row = { id: string; refs: Ref[] }
type Plan = { insert: string[]; patch: { id: string; field: string }[]; left: string[] }

export function planImport(rows: readonly Row[]): Plan {
  const known = new Set(rows.map(({ id }) => id))
  const order = new Map<string, number>()
  const isMissing = ({ id }: Row, { to }: Ref) => !order.has(to) && to !== id
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
  const patch = rows.flatMap(({ id, refs }) => {
    const inserted = order.get(id)
    if (inserted === undefined) return []
    return refs.filter(({ to }) => (order.get(to) ?? -Infinity) > inserted).map(({ field }) => ({ id, field }))
  })
  return { insert: [...order.keys()], patch, left: [...known].filter((id) => !order.has(id)) }
}
