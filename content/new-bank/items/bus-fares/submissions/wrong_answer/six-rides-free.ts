import { equal, test, throws } from './testing'
import { fare } from './subject'

test('far', () => equal(fare(9, 30), 10))
test('six', () => equal(fare(1, 6), 0))
