import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

test('page 2 of 3', () => {
  equal(pagesShown(2, 3), [1, 2, 3])
})
