import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('first hours', () => {
  equal(partOfDay(5), 'morning')
  equal(partOfDay(12), 'afternoon')
  equal(partOfDay(18), 'evening')
  equal(partOfDay(22), 'night')
  equal(partOfDay(0), 'night')
})
