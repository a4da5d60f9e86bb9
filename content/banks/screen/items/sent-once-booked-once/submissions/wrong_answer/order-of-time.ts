type Payment = { customer: string; cents: number; at: number }

export function repetitions(payments: readonly Payment[], span: number): boolean[] {
  const lastAt = new Map<string, number>()
  return payments
    .toSorted((a, b) => a.at - b.at)
    .map(({ customer, cents, at }) => {
      const key = `${customer} ${cents}`
      const last = lastAt.get(key)
      if (last !== undefined && at - last <= span) return true
      lastAt.set(key, at)
      return false
    })
}
