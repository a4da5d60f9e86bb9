export function splitInvoice(total, shares) {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => -cents)
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  const parts = weights.map((weight) => Number((BigInt(total) * BigInt(weight)) / sum))
  parts[parts.length - 1] += total - parts.reduce((a, b) => a + b, 0)
  return parts
}
