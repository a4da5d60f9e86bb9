import { equal, test, throws } from './testing'
import { places } from './subject'

test('the example', () => equal(places([9, 7, 7, 4]), [1, 2, 2, 4]))
