import { equal, test, throws } from './testing'
import { total } from './subject'

test('the cheapest is scanned first', () => equal(total([200, 800, 500]), 1300))
test('the cheapest is scanned last', () => equal(total([800, 500, 200]), 1300))
test('two are no three', () => equal(total([500, 300]), 800))
test('prices of three and four digits', () => equal(total([900, 1000, 2000]), 3000))
test('a rest of one', () => equal(total([500, 800, 200, 600]), 1900))
test('two threes, from the dearest down', () => equal(total([900, 800, 700, 600, 200, 100]), 2500))
