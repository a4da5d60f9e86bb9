import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('light', () => equal(deliveryFee(1_000, 10, false), 400))
test('heavy', () => equal(deliveryFee(1_001, 10, false), 700))
test('express', () => equal(deliveryFee(300, 10, true), 1_000))
test('free', () => equal(deliveryFee(300, 5_000, false), 0))
test('not free', () => equal(deliveryFee(300, 4_999, false), 400))
test('heaviest', () => equal(deliveryFee(20_000, 10, false), 700))
test('too heavy', () => throws(() => deliveryFee(20_001, 10, false)))
