export function refunds(price, pieces, parcels) {
  const sums = [0]
  let back = 0
  for (const count of parcels) {
    back = Math.min(pieces, back + count)
    const rest = (price * back) % pieces
    const roundedUp = 2 * rest >= pieces
    sums.push((price * back - rest) / pieces + (roundedUp ? 1 : 0))
  }
  return parcels.map((_, parcel) => sums[parcel + 1] - sums[parcel])
}
