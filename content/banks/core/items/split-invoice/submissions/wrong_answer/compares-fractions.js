export function splitInvoice(total, shares) {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => -cents)
  const weights = shares.some((share) => share > 0) ? shares : shares.map(() => 1)
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => total * (weight / sum))
  const cents = exact.map(Math.floor)
  const left = total - cents.reduce((a, b) => a + b, 0)
  const ranking = exact.map((_, index) => index)
  ranking.sort((a, b) => exact[b] - cents[b] - (exact[a] - cents[a]))
  for (const index of ranking.slice(0, left)) cents[index]++
  return cents
}
