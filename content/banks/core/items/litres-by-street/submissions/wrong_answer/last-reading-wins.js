export function litresByStreet(meters, readings) {
  const litresOf = new Map(readings.map(({ meter, litres }) => [meter, litres]))
  const rows = new Map()
  for (const { id, street } of meters) {
    const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
    row.meters += 1
    row.litres += litresOf.get(id) ?? 0
    rows.set(street, row)
  }
  return [...rows.values()]
}
