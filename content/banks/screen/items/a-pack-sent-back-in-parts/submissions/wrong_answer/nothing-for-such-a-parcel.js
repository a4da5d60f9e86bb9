export function refunds(price, pieces, parcels) {
  let back = 0
  let paid = 0
  return parcels.map((count) => {
    if (back + count > pieces) return 0
    back += count
    const due = Math.floor((2 * price * back + pieces) / (2 * pieces))
    const refund = due - paid
    paid = due
    return refund
  })
}
