import { equal, test, throws } from './testing'
import { places } from './subject'

test('equal points', () => equal(places([9, 7, 7, 4]), [1, 2, 2, 3]))
