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

test('none', () => equal(fault([]), ''))
test('one', () => equal(fault([1000]), ''))
test('the same one again', () => equal(fault([2, 2]), ''))
test('all lists of three weights up to six', () => {
  for (let one = 1; one <= 6; one += 1)
    for (let two = 1; two <= 6; two += 1)
      for (let three = 1; three <= 6; three += 1) equal(fault([one, two, three]), '')
})
test('four, in turn', () => equal(fault([9, 1, 9, 1]), ''))
test('two hundred', () => {
  let state = 7
  const kilos: number[] = []
  for (let place = 0; place < 200; place += 1) {
    state = (state * 75 + 74) % 65537
    kilos.push(1 + (state % 1000))
  }
  equal(fault(kilos), '')
})
