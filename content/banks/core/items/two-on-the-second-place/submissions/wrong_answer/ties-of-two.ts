import { equal, test, throws } from './testing'
import { places } from './subject'

test('in another order', () => equal(places([4, 9, 7, 7]), [4, 1, 2, 2]))
test('equal on the first place', () => equal(places([5, 5, 1]), [1, 1, 3]))
