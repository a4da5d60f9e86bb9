import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 2 of 20', () => equal(pagesShown(2, 20), [1, 2, 3, 0, 20]))
