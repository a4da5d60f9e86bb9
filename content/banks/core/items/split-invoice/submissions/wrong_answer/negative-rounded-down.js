export function splitInvoice(total, shares) {
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  const parts = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight)
    let cents = product / sum
    let lost = product % sum
    if (lost < 0n) {
      cents -= 1n
      lost += sum
    }
    return { index, cents: Number(cents), lost }
  })
  const left = total - parts.reduce((a, part) => a + part.cents, 0)
  const ranking = [...parts].sort((a, b) => Number(b.lost - a.lost) || a.index - b.index)
  ranking.slice(0, left).forEach((part) => part.cents++)
  return parts.map((part) => part.cents)
}
