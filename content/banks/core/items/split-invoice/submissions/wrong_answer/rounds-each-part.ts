export function splitInvoice(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  if (sum === 0)
    return splitInvoice(
      total,
      shares.map(() => 1),
    )
  return shares.map((share) => Math.round((total * share) / sum))
}
