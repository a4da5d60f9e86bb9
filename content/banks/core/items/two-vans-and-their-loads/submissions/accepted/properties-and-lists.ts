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

test('no parcel is lost', () => equal(twoVans([5, 3, 2, 8]).flat().length, 4))
test('both vans have some of the load', () => {
  const kilos = [5, 3, 2, 8]
  const loads = twoVans(kilos).map((van) => van.reduce((sum, place) => sum + (kilos[place] ?? 0), 0))
  equal(Math.abs((loads[0] ?? 0) - (loads[1] ?? 0)) <= 8, true)
})
test('some parcels', () => equal(fault([5, 3, 2]), ''))
test('a heavy one at the end', () => equal(fault([1, 1, 1, 1, 9]), ''))
test('heavy and light in turn', () => equal(fault([10, 1, 10, 1]), ''))
test('equal weights', () => equal(fault([3, 3, 3, 3]), ''))
test('none', () => equal(fault([]), ''))
test('one', () => equal(fault([7]), ''))
test('a heavy one before the half', () => equal(fault([5, 6, 2]), ''))
test('thirty', () => {
  const kilos: number[] = []
  for (let place = 0; place < 30; place += 1) kilos.push(1 + ((place * 37) % 50))
  equal(fault(kilos), '')
})
