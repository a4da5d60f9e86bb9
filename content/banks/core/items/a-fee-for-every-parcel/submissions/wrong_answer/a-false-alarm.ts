import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('heavy', () => equal(deliveryFee(1_000, 10, false), 700))
test('express', () => equal(deliveryFee(300, 10, true), 1_000))
