import { power } from '../numeric/power.ts'
import { informationAt } from '../pool/information-at.ts'
import { largest } from './largest.ts'
import type { Selector } from './selector.ts'

/**
 * First by chance, in the end by information: the largest (1 − W)·R + W·I(θ̂), where R is drawn from [0, max I) for each
 * item and W = progress^power (Revuelta and Ponsoda 1998; with variable length Magis and Barrada 2017). The restriction
 * is that of the blueprint's `exposure`, which takes items away before they come here.
 *
 * With a `chance` below 1 only so many choices are made in that way, drawn by themselves, and the others by information
 * alone: a first item that nobody chose costs a whole item of precision, and some candidates suffice to use the bank.
 */
export const progressiveRestricted: Selector<{
  readonly power?: number | undefined
  readonly chance?: number | undefined
}> = {
  name: 'progressive-restricted',
  select: ({ pool, theta, eligible, generator, progress = 0 }, { power: exponent = 1, chance = 1 }) => {
    const count = eligible.length
    if (count === 0) return -1
    const values = new Float64Array(count)
    informationAt(pool, theta, eligible, count, values)
    const top = values[largest(values, count)] ?? 0
    const { unit } = generator()
    // no draw where all choices are alike, so that sessions without `chance` stay as they were
    const weight = chance >= 1 || unit() < chance ? power(progress, exponent) : 1
    for (let j = 0; j < count; j++) values[j] = (1 - weight) * top * unit() + weight * (values[j] ?? 0)
    return largest(values, count)
  },
}
