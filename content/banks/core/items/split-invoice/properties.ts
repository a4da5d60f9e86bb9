type Cents = readonly number[]

/** The share of each department; all alike where nobody has one. */
const weightsOf = (shares: Cents) => (shares.some((share) => share > 0) ? shares : shares.map(() => 1)).map(BigInt)

export const properties = {
  'the parts add up to the total': (parts: Cents, total: number) =>
    parts.reduce((sum, part) => sum + BigInt(part), 0n) === BigInt(total),
  'each part is the exact one, rounded down or up': (parts: Cents, total: number, shares: Cents) => {
    const weights = weightsOf(shares)
    const sum = weights.reduce((a, b) => a + b, 0n)
    const amount = BigInt(Math.abs(total))
    return parts.every((part, at) => {
      const down = (amount * (weights[at] ?? 0n)) / sum
      const isExact = down * sum === amount * (weights[at] ?? 0n)
      const cents = BigInt(total < 0 ? -part : part)
      return cents === down || (!isExact && cents === down + 1n)
    })
  },
  'a cent goes to the larger fraction, and to the first of equal ones': (
    parts: Cents,
    total: number,
    shares: Cents,
  ) => {
    const weights = weightsOf(shares)
    const sum = weights.reduce((a, b) => a + b, 0n)
    const amount = BigInt(Math.abs(total))
    const lost = weights.map((weight) => (amount * weight) % sum)
    const given = parts.map(
      (part, at) => BigInt(Math.abs(part)) > (amount * (weights[at] ?? 0n)) / sum,
    )
    return lost.every((one, i) =>
      lost.every((other, k) => {
        const isBefore = one > other || (one === other && i < k)
        return !isBefore || given[i] || !given[k]
      }),
    )
  },
}

export const relations = {
  'a credit note undoes the invoice': {
    change: (total: number, shares: Cents) => [-total + 0, shares],
    holds: (parts: Cents, undone: Cents) => parts.every((part, at) => part + (undone[at] ?? NaN) === 0),
  },
}
