export function splitInvoice(total, shares) {
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  const parts = weights.map((weight) => {
    const product = BigInt(total) * BigInt(weight)
    return { cents: Number(product / sum), lost: product % sum }
  })
  let left = total - parts.reduce((a, part) => a + part.cents, 0)
  while (left !== 0) {
    const next = parts.reduce((best, part) => (part.lost > best.lost ? part : best))
    next.cents++
    next.lost = -1n
    left--
  }
  return parts.map((part) => part.cents)
}
