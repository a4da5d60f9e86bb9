import { equal, test, throws } from './testing'
import { changesOf } from './subject'

/** Settings from pairs such as `['language', 'en']`. */
const settings = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }))

/** The changes in an order of their own, as texts. */
const sorted = (changes: { name: string; kind: string }[]) => changes.map(({ name, kind }) => `${kind} ${name}`).sort()

test('added', () => equal(changesOf(settings(['a', '1']), settings(['a', '1'], ['b', '2'])).length, 1))
test('removed', () => equal(changesOf(settings(['a', '1'], ['b', '2']), settings(['a', '1'])).length, 1))
test('changed', () => equal(changesOf(settings(['a', '1']), settings(['a', '2'])).length, 1))
test('two changed', () => equal(changesOf(settings(['a', '1'], ['b', '2']), settings(['b', '3'], ['a', '4'])).length, 2))
test('from nothing', () => equal(changesOf([], settings(['a', '1'])).length, 1))
