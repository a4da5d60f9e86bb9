import { equal, test, throws } from './testing'
import { twoVans } from './subject'

/** Says what is wrong with a division, or nothing. */
function fault(kilos: number[]): string {
  const vans = twoVans(kilos)
  if (vans.length !== 2) return `${vans.length} vans`
  const used = vans.flat().sort((one, other) => one - other)
  if (used.length !== kilos.length) return `${used.length} parcels of ${kilos.length}`
  for (let place = 0; place < used.length; place += 1) if (used[place] !== place) return `no parcel ${place}`
  const loads = vans.map((van) => van.reduce((sum, place) => sum + (kilos[place] ?? 0), 0))
  const difference = Math.abs((loads[0] ?? 0) - (loads[1] ?? 0))
  return difference > Math.max(0, ...kilos) ? `a difference of ${difference}` : ''
}

test('ordinary', () => equal(fault([5, 3, 2, 8]), ''))
test('in turn', () => equal(fault([10, 1, 10, 1]), ''))
test('the last is heavy', () => equal(fault([1, 1, 1, 1, 9]), ''))
test('equal', () => equal(fault([3, 3, 3]), ''))
