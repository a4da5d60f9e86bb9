import { informationAt } from '../pool/information-at.ts'
import { largest } from './largest.ts'
import type { Selector } from './selector.ts'

/** One of the `among` most informative items at the estimate, each equally likely (Kingsbury and Zara 1989). */
export const randomesque: Selector<{ readonly among: number }> = {
  name: 'randomesque',
  select: ({ pool, theta, eligible, generator }, { among }) => {
    const count = eligible.length
    if (count === 0) return -1
    const values = new Float64Array(count)
    informationAt(pool, theta, eligible, count, values)
    const rank = generator().below(Math.max(1, Math.min(among, count)))
    // `among` is small: finding the best a few times is cheaper than sorting the bank
    for (let passed = 0; passed < rank; passed++) values[largest(values, count)] = -Infinity
    return largest(values, count)
  },
}
