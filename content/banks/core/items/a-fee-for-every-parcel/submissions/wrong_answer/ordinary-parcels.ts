import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('light', () => equal(deliveryFee(300, 10, false), 400))
test('heavy', () => equal(deliveryFee(5_000, 10, false), 700))
test('express', () => equal(deliveryFee(300, 10, true), 1_000))
test('free', () => equal(deliveryFee(300, 9_000, false), 0))
