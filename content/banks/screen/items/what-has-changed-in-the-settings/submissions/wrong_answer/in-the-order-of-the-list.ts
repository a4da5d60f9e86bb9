import { equal, test, throws } from './testing'
import { changesOf } from './subject'

/** Settings from pairs such as `['language', 'en']`. */
const settings = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }))

/** The changes in an order of their own, as texts. */
const sorted = (changes: { name: string; kind: string }[]) => changes.map(({ name, kind }) => `${kind} ${name}`).sort()

test('added', () => equal(changesOf(settings(['a', '1']), settings(['a', '1'], ['b', '2'])), [{ name: 'b', kind: 'added' }]))
test('removed', () => equal(changesOf(settings(['a', '1'], ['b', '2']), settings(['a', '1'])), [{ name: 'b', kind: 'removed' }]))
test('changed', () => equal(changesOf(settings(['a', '1']), settings(['a', '2'])), [{ name: 'a', kind: 'changed' }]))
test('one of each', () => {
  const found = changesOf(settings(['a', '1'], ['b', '2'], ['c', '3']), settings(['a', '2'], ['c', '3'], ['d', '4']))
  equal(found, [
    { name: 'a', kind: 'changed' },
    { name: 'b', kind: 'removed' },
    { name: 'd', kind: 'added' },
  ])
})
