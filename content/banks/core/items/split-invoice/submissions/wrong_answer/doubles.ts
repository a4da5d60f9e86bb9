export function splitInvoice(total: number, shares: readonly number[]): number[] {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => -cents)
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight, index) => {
    const product = total * weight
    return { index, cents: Math.floor(product / sum), lost: product % sum }
  })
  const left = total - parts.reduce((a, part) => a + part.cents, 0)
  const ranking = [...parts].sort((a, b) => b.lost - a.lost || a.index - b.index)
  for (const part of ranking.slice(0, left)) part.cents++
  return parts.map((part) => part.cents)
}
