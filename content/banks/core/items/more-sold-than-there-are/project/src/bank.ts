import type { Order } from './types'

export type Bank = ReturnType<typeof createBank>

/** The way to the bank: each payment takes its time, and several may be under way. */
export function createBank() {
  let underWay = 0
  let most = 0
  return {
    pay: async (order: Order): Promise<boolean> => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, order.slow))
      underWay -= 1
      return order.cardWorks
    },
    mostAtOnce: () => most,
  }
}
