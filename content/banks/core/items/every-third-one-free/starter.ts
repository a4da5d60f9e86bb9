import { equal, test, throws } from './testing'
import { total } from './subject'

test('one plant', () => {
  equal(total([500]), 500)
})
