import { equal, test, throws } from './testing'
import { changesOf } from './subject'

/** Settings from pairs such as `['language', 'en']`. */
const settings = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }))

/** The changes in an order of their own, as texts. */
const sorted = (changes: { name: string; kind: string }[]) => changes.map(({ name, kind }) => `${kind} ${name}`).sort()

test('added', () => equal(changesOf(settings(['a', '1']), settings(['a', '1'], ['b', '2'])), [{ name: 'b', kind: 'added' }]))
test('removed', () => equal(changesOf(settings(['a', '1'], ['b', '2']), settings(['a', '1'])), [{ name: 'b', kind: 'removed' }]))
test('changed', () => equal(changesOf(settings(['a', '1']), settings(['a', '2'])), [{ name: 'a', kind: 'changed' }]))
test('another order', () => equal(changesOf(settings(['a', '1'], ['b', '2']), settings(['b', '2'], ['a', '1'])), []))
test('two changed', () => {
  const found = changesOf(settings(['a', '1'], ['b', '2'], ['c', '3']), settings(['a', '4'], ['b', '2'], ['c', '5']))
  equal(sorted(found), ['changed a', 'changed c'])
})
test('from nothing', () => equal(sorted(changesOf([], settings(['a', '1'], ['b', '2']))), ['added a', 'added b']))
test('to nothing', () => equal(sorted(changesOf(settings(['a', '1'], ['b', '2']), [])), ['removed a', 'removed b']))
test('one of each', () => {
  const found = changesOf(settings(['a', '1'], ['b', '2'], ['c', '3']), settings(['c', '4'], ['d', '5'], ['a', '1']))
  equal(sorted(found), ['added d', 'changed c', 'removed b'])
})
const changed = [{ name: 'a', kind: 'changed' }]
test('emptied', () => equal(changesOf(settings(['a', '1']), settings(['a', ''])), changed))
test('filled', () => equal(changesOf(settings(['a', '']), settings(['a', '1'])), changed))
test('the same number', () => equal(changesOf(settings(['a', '1']), settings(['a', '1.0'])), changed))
test('a capital letter', () => equal(changesOf(settings(['a', 'on']), settings(['a', 'On'])), changed))
test('a space', () => equal(changesOf(settings(['a', 'x']), settings(['a', 'x '])), changed))
