import { equal, test, throws } from './testing'
import { places } from './subject'

test('in order', () => equal(places([9, 7, 4]), [1, 2, 3]))
test('in another order', () => equal(places([4, 9, 7]), [3, 1, 2]))
test('negative', () => equal(places([-1, 0, -5]), [2, 1, 3]))
