export function repetitions(payments, span) {
  const found = new Array(payments.length).fill(false)
  const series = Map.groupBy(payments.keys(), (index) => `${payments[index].cents}/${payments[index].customer}`)
  for (const indexes of series.values()) {
    indexes.sort((a, b) => payments[a].at - payments[b].at || a - b)
    let from = -Infinity
    for (const index of indexes) {
      const { at } = payments[index]
      found[index] = at - from <= span
      if (!found[index]) from = at
    }
  }
  return found
}
