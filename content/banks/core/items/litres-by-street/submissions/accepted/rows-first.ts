type Row = { street: string; meters: number; litres: number }

export function litresByStreet(
  meters: readonly { id: string; street: string }[],
  readings: readonly { meter: string; litres: number }[],
): Row[] {
  const rows = new Map<string, Row>()
  const rowOfMeter = new Map<string, Row>()
  for (const { id, street } of meters) {
    const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
    row.meters += 1
    rows.set(street, row)
    rowOfMeter.set(id, row)
  }
  for (const { meter, litres } of readings) {
    const row = rowOfMeter.get(meter)
    if (row !== undefined) row.litres += litres
  }
  return [...rows.values()]
}
