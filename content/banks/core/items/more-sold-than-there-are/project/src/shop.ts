import { createBank } from './bank'
import { place } from './order'
import { createStock } from './stock'
import type { Order } from './types'

/** Takes orders as they come, and says what became of them. */
export async function sell(pieces: number, orders: Order[]) {
  const stock = createStock(pieces)
  const bank = createBank()
  const results = await Promise.all(
    orders.map(async (order) => {
      await new Promise((resolve) => setTimeout(resolve, order.at))
      return (await place(order, stock, bank)) ? [order.name] : []
    }),
  )
  return { accepted: results.flat(), left: stock.read(), atOnce: bank.mostAtOnce() }
}
