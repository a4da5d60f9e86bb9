import { informationAt } from '../pool/information-at.ts'
import { largest } from './largest.ts'
import type { Selector } from './selector.ts'

/** The item with the largest Fisher information at the estimate (Lord 1980). */
export const maximumInformation: Selector = {
  name: 'maximum-information',
  select: ({ pool, theta, eligible }) => {
    const values = new Float64Array(eligible.length)
    informationAt(pool, theta, eligible, eligible.length, values)
    return largest(values, eligible.length)
  },
}
