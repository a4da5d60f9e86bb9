export function splitInvoice(total, shares) {
  if (total < 0) return splitInvoice(-total, shares).map((cents) => (cents === 0 ? 0 : -cents))
  if (shares.every((share) => share === 0)) shares = shares.map(() => 1)
  const sum = shares.reduce((a, b) => a + b, 0)
  const cents = []
  const lost = []
  for (const share of shares) {
    const { quotient, remainder } = multiplyAndDivide(total, share, sum)
    cents.push(quotient)
    lost.push(remainder)
  }
  let left = total - cents.reduce((a, b) => a + b, 0)
  for (; left > 0; left--) {
    const next = lost.indexOf(Math.max(...lost))
    cents[next]++
    lost[next] = -1
  }
  return cents
}

// total · share / sum, digit by digit of the total in base 1000: no intermediate value exceeds 2^53.
function multiplyAndDivide(total, share, sum) {
  let quotient = 0
  let remainder = 0
  for (let unit = 1e12; unit >= 1; unit /= 1000) {
    const digit = Math.floor(total / unit) % 1000
    const current = remainder * 1000 + digit * share
    quotient = quotient * 1000 + Math.floor(current / sum)
    remainder = current % sum
  }
  return { quotient, remainder }
}
