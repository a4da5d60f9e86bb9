import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 9 of 20', () => equal(pagesShown(9, 20), [1, 0, 8, 9, 10, 0, 20]))
test('page 1 of 20', () => equal(pagesShown(1, 20), [1, 2, 0, 20]))
test('page 20 of 20', () => equal(pagesShown(20, 20), [1, 0, 19, 20]))
test('page 2 of 20', () => equal(pagesShown(2, 20), [1, 2, 3, 0, 20]))
test('page 19 of 20', () => equal(pagesShown(19, 20), [1, 0, 18, 19, 20]))
