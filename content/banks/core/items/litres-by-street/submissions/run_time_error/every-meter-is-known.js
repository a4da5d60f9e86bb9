export function litresByStreet(meters, readings) {
  const rows = new Map()
  for (const { street } of meters) {
    const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
    row.meters += 1
    rows.set(street, row)
  }
  for (const { meter, litres } of readings) {
    rows.get(meters.find(({ id }) => id === meter).street).litres += litres
  }
  return [...rows.values()]
}
