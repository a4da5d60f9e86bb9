import { equal, test, throws } from './testing'
import { total } from './subject'

test('a rest of one, scanned in between', () => equal(total([500, 800, 200, 600]), 1600))
test('a rest of one, scanned last', () => equal(total([800, 600, 500, 200]), 1600))
test('two threes, scanned apart', () => equal(total([100, 800, 900, 200, 800, 900]), 2800))
test('two threes, from the dearest down', () => equal(total([900, 800, 700, 600, 200, 100]), 2500))
