type Row = { street: string; meters: number; litres: number }

export function litresByStreet(
  meters: readonly { id: string; street: string }[],
  readings: readonly { meter: string; litres: number }[],
): Row[] {
  const rows = new Map<string, Row>()
  for (const { id, street } of meters) {
    const found = readings.filter(({ meter }) => meter === id)
    const joined = found.length > 0 ? found.map(({ litres }) => litres) : [0]
    for (const litres of joined) {
      const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
      row.meters += 1
      row.litres += litres
      rows.set(street, row)
    }
  }
  return [...rows.values()]
}
