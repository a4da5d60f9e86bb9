type Payment = { customer: string; cents: number; at: number }

export function repetitions(payments: readonly Payment[], span: number): boolean[] {
  const order = [...payments.keys()].sort((a, b) => payments[a].at - payments[b].at)
  const lastAt = new Map<string, number>()
  const found = payments.map(() => false)
  for (const index of order) {
    const { customer, cents, at } = payments[index]
    const key = `${customer} ${cents}`
    const last = lastAt.get(key)
    if (last !== undefined && at - last < span) found[index] = true
    else lastAt.set(key, at)
  }
  return found
}
