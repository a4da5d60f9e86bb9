type Meters = readonly { readonly id: string; readonly street: string }[]
type Readings = readonly { readonly meter: string; readonly litres: number }[]
type Rows = readonly { readonly street: string; readonly meters: number; readonly litres: number }[]

/** Each id occurs once. */
export function arrange(meters: Meters, readings: Readings) {
  return [[...new Map(meters.map((meter) => [meter.id, meter])).values()], readings]
}

const listed = (rows: Rows) => rows.map((row) => JSON.stringify([row.street, row.meters, row.litres])).sort()

export const properties = {
  'every meter is counted in one street, and each street stands in one row': (rows: Rows, meters: Meters) =>
    rows.reduce((sum, row) => sum + row.meters, 0) === meters.length &&
    new Set(rows.map(({ street }) => street)).size === rows.length &&
    rows.every((row) => row.meters === meters.filter(({ street }) => street === row.street).length),
  'the litres are those of all meters in the list': (rows: Rows, meters: Meters, readings: Readings) =>
    rows.reduce((sum, row) => sum + row.litres, 0) ===
    readings.reduce(
      (sum, { meter, litres }) => (meters.some(({ id }) => id === meter) ? sum + litres : sum),
      0,
    ),
}

export const relations = {
  'a reading may as well come in two parts, in any order': {
    change: (meters: Meters, readings: Readings) =>
      readings.length <= 500
        ? [
            meters,
            readings
              .flatMap(({ meter, litres }) => [
                { meter, litres: Math.floor(litres / 3) },
                { meter, litres: litres - Math.floor(litres / 3) },
              ])
              .toReversed(),
          ]
        : null,
    holds: (rows: Rows, other: Rows) => listed(rows).join() === listed(other).join(),
  },
}
