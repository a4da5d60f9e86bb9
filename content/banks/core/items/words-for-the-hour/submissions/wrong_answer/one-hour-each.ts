import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('morning', () => {
  equal(partOfDay(8), 'morning')
})

test('afternoon', () => {
  equal(partOfDay(14), 'afternoon')
})

test('evening', () => {
  equal(partOfDay(20), 'evening')
})

test('night', () => {
  equal(partOfDay(23), 'night')
  equal(partOfDay(1), 'night')
})
