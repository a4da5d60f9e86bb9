import { equal, test, throws } from './testing'
import { places } from './subject'

test('in another order', () => equal(places([4, 9, 7]), [3, 1, 2]))
test('equal points', () => equal(places([9, 7, 7, 4]), [1, 2, 2, 4]))
test('equal on the first place', () => equal(places([5, 5]), [1, 1]))
test('three equal', () => equal(places([2, 2, 2, 1]), [1, 1, 1, 4]))
test('nobody', () => equal(places([]), []))
test('one', () => equal(places([3]), [1]))
test('negative', () => equal(places([-1, 0, -5]), [2, 1, 3]))
test('equal points apart', () => {
  const found = places([7, 9, 7, 8])
  equal(found[0], found[2])
})
test('behind two equal pairs', () => equal(places([9, 9, 5, 5, 1])[4], 5))
test('the best is first', () => equal(places([1, 3, 3])[1], 1))
