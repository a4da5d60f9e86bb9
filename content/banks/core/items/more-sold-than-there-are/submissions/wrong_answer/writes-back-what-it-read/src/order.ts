import type { Bank } from './bank'
import type { Stock } from './stock'
import type { Order } from './types'

/** Takes one order. Gives back whether it will be delivered. */
export async function place(order: Order, stock: Stock, bank: Bank): Promise<boolean> {
  const left = stock.read()
  if (left < order.pieces) return false
  stock.write(left - order.pieces)
  const isPaid = await bank.pay(order)
  if (!isPaid) {
    stock.write(left)
    return false
  }
  return true
}
