type Orders = readonly { readonly at: number; readonly minutes: number; readonly due: number }[]
type Minutes = readonly number[]

export const properties = {
  'an order is done when it has been set up and sawn, and no two are done at once': (
    done: Minutes,
    orders: Orders,
    change: number,
  ) =>
    new Set(done).size === orders.length &&
    done.every((minute, i) => minute >= (orders[i]?.at ?? 0) + change + (orders[i]?.minutes ?? 0)),
  'the saw never rests while an order waits: the last one is done when all work without interruptions would be, or later': (
    done: Minutes,
    orders: Orders,
    change: number,
  ) => {
    let free = 0
    for (const { at, minutes } of orders.toSorted((one, other) => one.at - other.at))
      free = Math.max(free, at) + change + minutes
    const last = Math.max(0, ...done)
    // Nobody takes the saw from another more often than orders come in.
    return orders.length === 0 || (last >= free && (change > 0 || last === free))
  },
}

export const relations = {
  'it does not matter when the clock was started': {
    change: (orders: Orders, change: number) =>
      orders.every(({ at, due }) => at <= 999_999_000 && due <= 1_999_999_000)
        ? [orders.map((order) => ({ ...order, at: order.at + 1000, due: order.due + 1000 })), change]
        : null,
    holds: (done: Minutes, later: Minutes) => done.every((minute, i) => later[i] === minute + 1000),
  },
  'an order that comes when all are done disturbs none of them': {
    change: (orders: Orders, change: number) => {
      const all = orders.reduce((sum, { minutes }) => sum + minutes, 0)
      const latest = Math.max(0, ...orders.map(({ at }) => at))
      const at = latest + all + 2 * change * (orders.length + 1)
      return orders.length < 200 && at <= 1_000_000_000 ? [[...orders, { at, minutes: 5, due: 0 }], change] : null
    },
    holds: (done: Minutes, more: Minutes) => more.slice(0, -1).join() === done.join(),
  },
}
