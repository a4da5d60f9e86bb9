export function litresByStreet(
  meters: readonly { id: string; street: string }[],
  readings: readonly { meter: string; litres: number }[],
): { street: string; meters: number; litres: number }[] {
  return meters.map(({ id, street }) => {
    const litres = readings.filter(({ meter }) => meter === id).reduce((sum, reading) => sum + reading.litres, 0)
    return { street, meters: 1, litres }
  })
}
