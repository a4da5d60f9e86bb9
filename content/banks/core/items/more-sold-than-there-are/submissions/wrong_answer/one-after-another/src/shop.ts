import { createBank } from './bank'
import { place } from './order'
import { createStock } from './stock'
import type { Order } from './types'

/** Takes orders as they come, and says what became of them. */
export async function sell(pieces: number, orders: Order[]) {
  const stock = createStock(pieces)
  const bank = createBank()
  let before: Promise<unknown> = Promise.resolve()
  const results = await Promise.all(
    orders.map(async (order) => {
      await new Promise((resolve) => setTimeout(resolve, order.at))
      const turn = before.then(() => place(order, stock, bank))
      before = turn
      return (await turn) ? [order.name] : []
    }),
  )
  return { accepted: results.flat(), left: stock.read(), atOnce: bank.mostAtOnce() }
}
