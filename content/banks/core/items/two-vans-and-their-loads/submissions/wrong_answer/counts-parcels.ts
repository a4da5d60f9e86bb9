import { equal, test, throws } from './testing'
import { twoVans } from './subject'

test('no parcel is lost', () => {
  const vans = twoVans([8, 3, 6, 2, 5])
  equal(vans.flat().length, 5)
})

test('the loads are not far apart', () => {
  const kilos = [8, 3, 6, 2, 5]
  const [first] = twoVans(kilos)
  const load = (first ?? []).reduce((sum, place) => sum + (kilos[place] ?? 0), 0)
  equal(load >= 8 && load <= 16, true)
})
