import { equal, test, throws } from './testing'
import { total } from './subject'

test('the cheapest is scanned first', () => equal(total([200, 800, 500]), 1300))
test('the cheapest is scanned last', () => equal(total([800, 500, 200]), 1300))
test('two are no three', () => equal(total([500, 300]), 800))
test('an empty basket', () => equal(total([]), 0))
test('prices of three and four digits', () => equal(total([900, 1000, 2000]), 3000))
test('two threes, scanned apart', () => equal(total([100, 800, 900, 200, 800, 900]), 2800))
test('two cheap ones, scanned together', () => equal(total([100, 100, 500, 900, 900, 900]), 2400))
test('two threes, from the dearest down', () => equal(total([900, 800, 700, 600, 200, 100]), 2500))
