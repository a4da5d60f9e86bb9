import { equal, test, throws } from './testing'
import { changesOf } from './subject'

test('nothing has changed', () => {
  const settings = [{ name: 'language', value: 'en' }]
  equal(changesOf(settings, settings), [])
})
