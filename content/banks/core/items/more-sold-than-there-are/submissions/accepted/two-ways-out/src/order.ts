import type { Bank } from './bank'
import type { Stock } from './stock'
import type { Order } from './types'

/** Takes one order. Gives back whether it will be delivered. */
export async function place(order: Order, stock: Stock, bank: Bank): Promise<boolean> {
  const left = stock.read() - order.pieces
  if (left < 0) return false
  stock.write(left)
  if (await bank.pay(order)) return true
  stock.write(stock.read() + order.pieces)
  return false
}
