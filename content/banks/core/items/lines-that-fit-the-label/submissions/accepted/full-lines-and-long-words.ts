import { equal, test, throws } from './testing'
import { wrapWords } from './subject'

test('one line', () => equal(wrapWords('one', 5), ['one']))
test('three words', () => equal(wrapWords('a b c', 9), ['a b c']))
test('exactly full', () => equal(wrapWords('ab cd', 5), ['ab cd']))
test('one too many', () => equal(wrapWords('ab cd', 4), ['ab', 'cd']))
test('two spaces', () => equal(wrapWords('ab  cd', 9), ['ab cd']))
test('nothing', () => equal(wrapWords('', 5), []))
test('spaces alone', () => equal(wrapWords('   ', 5), []))
test('spaces at the ends', () => equal(wrapWords(' ab ', 5), ['ab']))
test('a long word', () => equal(wrapWords('abcdefg', 4), ['abcd', 'efg']))
test('a very long word', () => equal(wrapWords('abcdefghij', 4), ['abcd', 'efgh', 'ij']))
test('exactly two lines', () => equal(wrapWords('abcdefgh', 4), ['abcd', 'efgh']))
test('a word after a long one', () => equal(wrapWords('abcde f', 4), ['abcd', 'e f']))
