import { equal, test, throws } from './testing'
import { twoVans } from './subject'

test('two vans', () => {
  equal(twoVans([4, 4]).length, 2)
})
