export function splitInvoice(total: number, shares: readonly number[]): number[] {
  const sign = total < 0 ? -1 : 1
  const amount = BigInt(Math.abs(total))
  const weights = shares.some((share) => share > 0) ? shares.map(BigInt) : shares.map(() => 1n)
  const sum = weights.reduce((a, b) => a + b, 0n)
  const parts = weights.map((weight, index) => {
    const product = amount * weight
    return { index, cents: Number(product / sum), lost: product % sum }
  })
  const left = Number(amount) - parts.reduce((cents, part) => cents + part.cents, 0)
  const ranking = [...parts].sort((a, b) =>
    a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1,
  )
  for (const part of ranking.slice(0, left)) part.cents++
  return parts.map((part) => (part.cents === 0 ? 0 : sign * part.cents))
}
