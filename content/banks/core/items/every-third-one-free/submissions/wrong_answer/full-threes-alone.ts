import { equal, test, throws } from './testing'
import { total } from './subject'

test('the cheapest is scanned first', () => equal(total([200, 800, 500]), 1300))
test('the cheapest is scanned last', () => equal(total([800, 500, 200]), 1300))
test('six', () => equal(total([900, 800, 700, 600, 200, 100]), 3000))
test('six, scanned apart', () => equal(total([100, 800, 900, 200, 800, 900]), 3400))
