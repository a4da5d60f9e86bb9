export function litresByStreet(meters, readings) {
  // Each meter gets one sum, so that joining it to its street multiplies nothing.
  const sums = new Map()
  for (const { meter, litres } of readings) sums.set(meter, (sums.get(meter) ?? 0) + litres)
  const streets = [...new Set(meters.map(({ street }) => street))]
  return streets.map((street) => {
    const ofStreet = meters.filter((meter) => meter.street === street)
    const litres = ofStreet.reduce((sum, { id }) => sum + (sums.get(id) ?? 0), 0)
    return { street, meters: ofStreet.length, litres }
  })
}
