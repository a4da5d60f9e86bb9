export function splitInvoice(total: number, shares: readonly number[]): number[] {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => -cents)
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => Number(BigInt((total * weight) / sum)))
}
