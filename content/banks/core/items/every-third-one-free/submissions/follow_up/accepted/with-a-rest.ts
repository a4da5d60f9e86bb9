import { equal, test, throws } from './testing'
import { total } from './subject'

test('the cheapest is scanned first', () => equal(total([200, 800, 500]), 1300))
test('the cheapest is scanned last', () => equal(total([800, 500, 200]), 1300))
test('two are no three', () => equal(total([500, 300]), 800))
test('an empty basket', () => equal(total([]), 0))
test('prices of three and four digits', () => equal(total([900, 1000, 2000]), 3000))
test('a rest of one, scanned in between', () => equal(total([500, 800, 200, 600]), 1600))
test('a rest of one, scanned last', () => equal(total([800, 600, 500, 200]), 1600))
test('two threes, scanned apart', () => equal(total([100, 800, 900, 200, 800, 900]), 2800))
test('two threes, from the dearest down', () => equal(total([900, 800, 700, 600, 200, 100]), 2500))
test('a rest of two', () => equal(total([400, 300, 700, 500, 600]), 2000))
