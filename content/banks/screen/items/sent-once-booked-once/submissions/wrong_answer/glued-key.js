export function repetitions(payments, span) {
  const order = [...payments.keys()].sort((a, b) => payments[a].at - payments[b].at)
  const lastAt = new Map()
  const found = payments.map(() => false)
  for (const index of order) {
    const { customer, cents, at } = payments[index]
    const key = customer + cents
    if (lastAt.has(key) && at - lastAt.get(key) <= span) found[index] = true
    else lastAt.set(key, at)
  }
  return found
}
