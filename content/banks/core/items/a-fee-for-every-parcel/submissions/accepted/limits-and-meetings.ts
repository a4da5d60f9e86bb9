import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('light and heavy', () => {
  equal(deliveryFee(999, 10, false), 400)
})
test('heavy', () => equal(deliveryFee(5_000, 10, false), 700))
test('at the limit of light', () => equal(deliveryFee(1_000, 10, false), 400))
test('express', () => equal(deliveryFee(500, 10, true), 1_000))
test('free', () => equal(deliveryFee(500, 9_000, false), 0))
test('free at the limit', () => equal(deliveryFee(500, 5_000, false), 0))
test('heaviest', () => equal(deliveryFee(20_000, 10, false), 700))
test('too heavy', () => throws(() => deliveryFee(20_001, 10, false)))
test('free and express', () => equal(deliveryFee(500, 9_000, true), 600))
test('dear and too heavy', () => throws(() => deliveryFee(20_001, 9_000, false)))
