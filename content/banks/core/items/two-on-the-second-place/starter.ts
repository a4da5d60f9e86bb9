import { equal, test, throws } from './testing'
import { places } from './subject'

test('in order, without equal points', () => {
  equal(places([9, 7, 4]), [1, 2, 3])
})
