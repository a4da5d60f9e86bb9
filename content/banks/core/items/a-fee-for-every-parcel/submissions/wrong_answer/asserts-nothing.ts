import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('all kinds', () => {
  deliveryFee(300, 10, false)
  deliveryFee(5_000, 9_000, true)
})
