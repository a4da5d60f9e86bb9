import { byCriterion } from './by-criterion.ts'

/** The items in the order that the blueprint lists, whatever is answered; in that of the release where it lists none. */
export const fixedOrder = byCriterion('fixed-order', ({ eligible, order }) =>
  Float64Array.from(eligible, (item) => -(order?.[item] ?? item)),
)
