import type { Bank } from './bank'
import type { Stock } from './stock'
import type { Order } from './types'

/** Takes one order. Gives back whether it will be delivered. */
export async function place(order: Order, stock: Stock, bank: Bank): Promise<boolean> {
  if (stock.read() < order.pieces) return false
  stock.write(stock.read() - order.pieces)
  const tooLong = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 100))
  const isPaid = await Promise.race([bank.pay(order), tooLong])
  if (!isPaid) stock.write(stock.read() + order.pieces)
  return isPaid
}
