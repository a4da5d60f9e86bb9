import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

for (const current of [1, 5, 9, 16, 20]) {
  test(`page ${current} is among seven numbers`, () => {
    const line = pagesShown(current, 20)
    equal(line.includes(current), true)
    equal(line.length, 7)
  })
}
