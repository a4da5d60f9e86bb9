import { equal, test, throws } from './testing'
import { twoVans } from './subject'

test('three parcels', () => {
  equal(twoVans([5, 3, 2]), [[0], [1, 2]])
})
