import { equal, test, throws } from './testing'
import { wrapWords } from './subject'

test('nothing', () => {
  equal(wrapWords('', 8), [])
})
