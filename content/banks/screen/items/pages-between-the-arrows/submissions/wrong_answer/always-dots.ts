import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 9 of 20', () => equal(pagesShown(9, 20), [1, 0, 8, 9, 10, 0, 20]))
test('page 1 of 20', () => equal(pagesShown(1, 20), [1, 2, 0, 20]))
test('page 4 of 20', () => equal(pagesShown(4, 20), [1, 0, 3, 4, 5, 0, 20]))
