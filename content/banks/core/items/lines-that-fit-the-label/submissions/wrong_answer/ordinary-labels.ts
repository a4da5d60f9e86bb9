import { equal, test, throws } from './testing'
import { wrapWords } from './subject'

test('a label', () => equal(wrapWords('red box of lamps', 8), ['red box', 'of lamps']))
test('short', () => equal(wrapWords('red box', 20), ['red box']))
test('three lines', () => equal(wrapWords('one two six', 4), ['one', 'two', 'six']))
