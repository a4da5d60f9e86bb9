import { equal, test, throws } from './testing'
import { wrapWords } from './subject'

test('three words', () => equal(wrapWords('a b c', 9), ['a b c']))
test('exactly full', () => equal(wrapWords('ab cd', 5), ['ab cd']))
test('one too many', () => equal(wrapWords('ab cd', 4), ['ab', 'cd']))
test('two spaces', () => equal(wrapWords('ab  cd', 9), ['ab cd']))
test('nothing', () => equal(wrapWords('', 5), []))
test('a long word', () => equal(wrapWords('abcdefg', 4), ['abcd', 'efg']))
