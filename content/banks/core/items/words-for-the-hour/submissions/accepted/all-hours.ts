import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

const words = 'nnnnnmmmmmmmaaaaaaeeeenn'
const names: Record<string, string> = { n: 'night', m: 'morning', a: 'afternoon', e: 'evening' }

for (let hour = 0; hour < 24; hour += 1) {
  test(`at ${hour}`, () => {
    equal(partOfDay(hour), names[words[hour] ?? ''] ?? '')
  })
}
