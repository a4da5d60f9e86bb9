export const properties = {
  'all refunds together are never more than the price': (refunds: readonly number[], price: number) =>
    refunds.reduce((sum, refund) => sum + refund, 0) <= price,
}

export const relations = {
  'who sends back all the rest has the whole price back': {
    change: (price: number, pieces: number, parcels: readonly number[]) =>
      parcels.length < 100 ? [price, pieces, [...parcels, pieces]] : null,
    holds: (
      _refunds: readonly number[],
      all: readonly number[],
      [price]: readonly [number, number, readonly number[]],
    ) => all.reduce((sum, refund) => sum + refund, 0) === price,
  },
}
