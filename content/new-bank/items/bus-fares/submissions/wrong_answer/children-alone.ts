import { equal, test, throws } from './testing'
import { fare } from './subject'

test('six', () => equal(fare(1, 6), 2))
test('five', () => equal(fare(1, 5), 0))
