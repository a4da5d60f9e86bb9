export function repetitions(payments, span) {
  const order = [...payments.keys()].sort((a, b) => payments[a].at - payments[b].at)
  const firstAt = new Map()
  const found = payments.map(() => false)
  for (const index of order) {
    const { customer, cents, at } = payments[index]
    const key = `${customer} ${cents}`
    if (!firstAt.has(key)) firstAt.set(key, at)
    else found[index] = at - firstAt.get(key) <= span
  }
  return found
}
