import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('morning until twelve', () => {
  equal(partOfDay(5), 'morning')
  equal(partOfDay(12), 'morning')
})

test('night', () => {
  equal(partOfDay(22), 'night')
  equal(partOfDay(2), 'night')
})
