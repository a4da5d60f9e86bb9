import { equal, test, throws } from './testing'
import { total } from './subject'

test('the example', () => equal(total([500, 800, 200, 600]), 1900))
