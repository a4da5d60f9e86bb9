import { equal, test, throws } from './testing'
import { fare } from './subject'

test('far', () => equal(fare(9, 30), 10))
test('eleven', () => equal(fare(1, 11), 0))
test('twelve', () => equal(fare(1, 12), 2))
