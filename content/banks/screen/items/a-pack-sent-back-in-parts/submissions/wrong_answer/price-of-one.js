export function refunds(price, pieces, parcels) {
  const one = Math.floor((2 * price + pieces) / (2 * pieces))
  let left = pieces
  return parcels.map((count) => {
    const back = Math.min(left, count)
    left -= back
    return one * back
  })
}
