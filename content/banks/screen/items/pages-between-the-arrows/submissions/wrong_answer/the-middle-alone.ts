import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 9 of 20', () => equal(pagesShown(9, 20), [1, 0, 8, 9, 10, 0, 20]))
test('page 10 of 30', () => equal(pagesShown(10, 30), [1, 0, 9, 10, 11, 0, 30]))
