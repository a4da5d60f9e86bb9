import { equal, test, throws } from './testing'
import { deliveryFee } from './subject'

test('a light parcel', () => {
  equal(deliveryFee(300, 1_000, false), 400)
})
