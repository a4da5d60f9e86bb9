export function refunds(price: number, pieces: number, parcels: readonly number[]): number[] {
  let left = pieces
  return parcels.map((count) => {
    const back = Math.min(left, count)
    left -= back
    return Math.floor((2 * price * back + pieces) / (2 * pieces))
  })
}
