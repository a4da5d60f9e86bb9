import { equal, test, throws } from './testing'
import { wrapWords } from './subject'

test('two spaces', () => equal(wrapWords('ab  cd', 9), ['ab  cd']))
