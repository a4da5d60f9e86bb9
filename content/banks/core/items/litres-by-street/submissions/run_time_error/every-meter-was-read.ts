export function litresByStreet(
  meters: readonly { id: string; street: string }[],
  readings: readonly { meter: string; litres: number }[],
): { street: string; meters: number; litres: number }[] {
  const rows = new Map<string, { street: string; meters: number; litres: number }>()
  for (const { id, street } of meters) {
    const row = rows.get(street) ?? { street, meters: 0, litres: 0 }
    row.meters += 1
    row.litres += readings.filter(({ meter }) => meter === id).map(({ litres }) => litres).reduce((a, b) => a + b)
    rows.set(street, row)
  }
  return [...rows.values()]
}
