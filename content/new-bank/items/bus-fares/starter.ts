import { equal, test, throws } from './testing'
import { fare } from './subject'

test('one zone', () => {
  equal(fare(1, 30), 2)
})
