export function splitInvoice(total, shares) {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => -cents)
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  const parts = weights.map((weight) => {
    const product = BigInt(total) * BigInt(weight)
    return { cents: Number(product / sum), lost: product % sum }
  })
  let left = total - parts.reduce((a, part) => a + part.cents, 0)
  for (; left > 0; left--) {
    const next = parts.reduce((best, part) => (part.lost >= best.lost ? part : best))
    next.cents++
    next.lost = -1n
  }
  return parts.map((part) => part.cents)
}
