export function litresByStreet(
  meters: readonly { id: string; street: string }[],
  readings: readonly { meter: string; litres: number }[],
): { street: string; meters: number; litres: number }[] {
  const streets = [...new Set(meters.map(({ street }) => street))]
  return streets
    .map((street) => {
      const ids = new Set(meters.filter((meter) => meter.street === street).map(({ id }) => id))
      const litres = readings.filter(({ meter }) => ids.has(meter)).reduce((sum, reading) => sum + reading.litres, 0)
      return { street, meters: ids.size, litres }
    })
    .filter(({ litres }) => litres > 0)
}
