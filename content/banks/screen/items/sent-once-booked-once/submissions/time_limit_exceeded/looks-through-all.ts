type Payment = { customer: string; cents: number; at: number }

export function repetitions(payments: readonly Payment[], span: number): boolean[] {
  const order = [...payments.keys()].sort((a, b) => payments[a].at - payments[b].at)
  const found = payments.map(() => false)
  order.forEach((index, place) => {
    const { customer, cents, at } = payments[index]
    for (let before = 0; before < place; before += 1) {
      const earlier = payments[order[before]]
      const isSame = earlier.customer === customer && earlier.cents === cents
      if (isSame && !found[order[before]] && at - earlier.at <= span) found[index] = true
    }
  })
  return found
}
