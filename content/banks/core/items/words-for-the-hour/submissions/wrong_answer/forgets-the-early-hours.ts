import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('morning', () => {
  equal(partOfDay(5), 'morning')
  equal(partOfDay(11), 'morning')
})

test('afternoon', () => {
  equal(partOfDay(12), 'afternoon')
  equal(partOfDay(17), 'afternoon')
})

test('evening', () => {
  equal(partOfDay(18), 'evening')
  equal(partOfDay(21), 'evening')
})

test('night', () => {
  equal(partOfDay(22), 'night')
  equal(partOfDay(23), 'night')
})
