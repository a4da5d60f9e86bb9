export function litresByStreet(meters, readings) {
  const streetOf = new Map(meters.map(({ id, street }) => [id, street]))
  const rows = new Map()
  const seen = new Set()
  for (const { meter, litres } of readings) {
    const street = streetOf.get(meter)
    if (street === undefined) continue
    const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
    if (!seen.has(meter)) row.meters += 1
    seen.add(meter)
    row.litres += litres
    rows.set(street, row)
  }
  return [...rows.values()]
}
