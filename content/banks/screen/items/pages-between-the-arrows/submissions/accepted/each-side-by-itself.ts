import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 9 of 20', () => equal(pagesShown(9, 20), [1, 0, 8, 9, 10, 0, 20]))
test('page 1 of 20', () => equal(pagesShown(1, 20), [1, 2, 0, 20]))
test('page 20 of 20', () => equal(pagesShown(20, 20), [1, 0, 19, 20]))
test('page 2 of 20', () => equal(pagesShown(2, 20), [1, 2, 3, 0, 20]))
test('page 19 of 20', () => equal(pagesShown(19, 20), [1, 0, 18, 19, 20]))
test('page 3 of 20', () => equal(pagesShown(3, 20), [1, 2, 3, 4, 0, 20]))
test('page 4 of 20', () => equal(pagesShown(4, 20), [1, 2, 3, 4, 5, 0, 20]))
test('page 5 of 20', () => equal(pagesShown(5, 20), [1, 0, 4, 5, 6, 0, 20]))
test('page 16 of 20', () => equal(pagesShown(16, 20), [1, 0, 15, 16, 17, 0, 20]))
test('page 17 of 20', () => equal(pagesShown(17, 20), [1, 0, 16, 17, 18, 19, 20]))
test('page 18 of 20', () => equal(pagesShown(18, 20), [1, 0, 17, 18, 19, 20]))
test('page 1 of 1', () => equal(pagesShown(1, 1), [1]))
test('page 1 of 2', () => equal(pagesShown(1, 2), [1, 2]))
test('page 2 of 2', () => equal(pagesShown(2, 2), [1, 2]))
test('page 2 of 3', () => equal(pagesShown(2, 3), [1, 2, 3]))
