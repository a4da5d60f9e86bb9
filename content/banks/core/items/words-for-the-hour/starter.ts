import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('ten in the morning', () => {
  equal(partOfDay(10), 'morning')
})
