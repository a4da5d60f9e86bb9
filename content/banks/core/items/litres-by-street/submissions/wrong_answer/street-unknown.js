export function litresByStreet(meters, readings) {
  const streetOf = new Map(meters.map(({ id, street }) => [id, street]))
  const rows = new Map()
  const rowOf = (street) => {
    if (!rows.has(street)) rows.set(street, { street, meters: 0, litres: 0 })
    return rows.get(street)
  }
  for (const { street } of meters) rowOf(street).meters += 1
  for (const { meter, litres } of readings) rowOf(streetOf.get(meter) ?? 'unknown').litres += litres
  return [...rows.values()]
}
