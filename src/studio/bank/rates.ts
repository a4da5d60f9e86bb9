import { modelOf, type Rate } from '#adaptive'
import type { ItemFacts } from '#schemas/release-public'
import type { RateOf } from './bank-view.ts'

/**
 * The share of the candidates who meet an item or any of its variants.
 *
 * @param rates of each item that the test can give, every variant by itself
 */
export function rateOfItems(items: readonly ItemFacts[], rates: readonly Rate[]): RateOf {
  const names = new Map(items.map((item) => [item.id, modelOf(item)]))
  const sums = new Map<string, number>()
  for (const { id, rate } of rates) {
    const name = names.get(id) ?? id
    sums.set(name, (sums.get(name) ?? 0) + rate)
  }
  return (id) => sums.get(id)
}
