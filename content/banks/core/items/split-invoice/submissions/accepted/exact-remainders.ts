export function splitInvoice(total: number, shares: readonly number[]): number[] {
  const sign = Math.sign(total)
  const amount = BigInt(Math.abs(total))
  const weights = shares.some((share) => share > 0) ? shares.map(BigInt) : shares.map(() => 1n)
  const sum = weights.reduce((a, b) => a + b, 0n)
  const parts = weights.map((weight) => {
    const product = amount * weight
    return { cents: Number(product / sum), lost: product % sum }
  })
  const left = Number(amount) - parts.reduce((cents, part) => cents + part.cents, 0)
  // The sort is stable: equal remainders stay in the order of the list.
  const ranking = [...parts].sort((a, b) => Number(b.lost - a.lost))
  for (const part of ranking.slice(0, left)) part.cents++
  return parts.map((part) => sign * part.cents)
}
