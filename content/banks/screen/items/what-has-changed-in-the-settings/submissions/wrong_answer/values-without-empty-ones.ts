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
test('the same number', () => equal(changesOf(settings(['a', '1']), settings(['a', '1.0'])), changed))
test('a capital letter', () => equal(changesOf(settings(['a', 'on']), settings(['a', 'On'])), changed))
test('a space', () => equal(changesOf(settings(['a', 'x']), settings(['a', 'x '])), changed))
test('a name that objects have', () => {
  equal(changesOf([], settings(['constructor', '1'])), [{ name: 'constructor', kind: 'added' }])
  equal(changesOf(settings(['b', 'x']), settings(['b', 'x'], ['toString', 'x'])), [{ name: 'toString', kind: 'added' }])
})
test('a sign in name and value', () => {
  equal(sorted(changesOf(settings(['a', 'b=c']), settings(['a=b', 'c']))), ['added a=b', 'removed a'])
})
test('names in capital letters', () => {
  equal(sorted(changesOf(settings(['Mail', 'x']), settings(['mail', 'x']))), ['added mail', 'removed Mail'])
})
