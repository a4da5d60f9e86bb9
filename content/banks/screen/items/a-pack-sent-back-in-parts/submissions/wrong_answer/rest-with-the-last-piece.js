export function refunds(price, pieces, parcels) {
  let back = 0
  let paid = 0
  return parcels.map((count) => {
    const now = Math.min(pieces - back, count)
    back += now
    const part = Math.floor((2 * price * now + pieces) / (2 * pieces))
    const refund = back === pieces ? price - paid : part
    paid += refund
    return refund
  })
}
