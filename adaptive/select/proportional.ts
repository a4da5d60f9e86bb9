import { power } from '../numeric/power.ts'
import { informationAt } from '../pool/information-at.ts'
import { largest } from './largest.ts'
import type { Selector } from './selector.ts'

/** One of the items, each with a chance in proportion to I(θ̂)^power (Segall 2004; Barrada, Olea, Ponsoda, Abad 2008). */
export const proportional: Selector<{ readonly power: number }> = {
  name: 'proportional',
  select: ({ pool, theta, eligible, generator }, { power: exponent }) => {
    const count = eligible.length
    if (count === 0) return -1
    const values = new Float64Array(count)
    informationAt(pool, theta, eligible, count, values)
    const best = largest(values, count)
    const top = values[best] ?? 0
    // nothing tells anything: the first is as good as any other
    if (!(top > 0)) return best
    let sum = 0
    for (let j = 0; j < count; j++) {
      const chance = power((values[j] ?? 0) / top, exponent)
      values[j] = chance
      sum += chance
    }
    let left = generator().unit() * sum
    for (let j = 0; j < count; j++) {
      left -= values[j] ?? 0
      if (left < 0) return j
    }
    return best
  },
}
