export function refunds(price: number, pieces: number, parcels: readonly number[]): number[] {
  let back = 0
  let paid = 0
  return parcels.map((count) => {
    back = Math.min(pieces, back + count)
    const due = Math.floor((2 * price * back + pieces) / (2 * pieces))
    const refund = due - paid
    paid = due
    return refund
  })
}
