import { equal, test, throws } from './testing'
import { changesOf } from './subject'

/** Settings from pairs such as `['language', 'en']`. */
const settings = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }))

/** The changes in an order of their own, as texts. */
const sorted = (changes: { name: string; kind: string }[]) => changes.map(({ name, kind }) => `${kind} ${name}`).sort()

const NAMES = ['a', 'A', 'a=b', 'constructor']
const VALUES = ['', 'c', 'C', 'c ', 'b=c', '1', '1.0']

/** What a setting alone has become. */
const kindOf = (old: string | undefined, now: string | undefined) =>
  old === now ? '' : old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'

for (const name of NAMES) {
  test(`every fate of ${name}`, () => {
    for (const old of [undefined, ...VALUES]) {
      for (const now of [undefined, ...VALUES]) {
        const before = settings(['x', '7'], ...(old === undefined ? [] : [[name, old] as [string, string]]))
        const after = settings(...(now === undefined ? [] : [[name, now] as [string, string]]), ['x', '7'])
        const kind = kindOf(old, now)
        equal(changesOf(before, after), kind === '' ? [] : [{ name, kind }])
      }
    }
  })
}

for (const one of NAMES) {
  for (const other of NAMES) {
    if (one === other) continue
    test(`${one} becomes ${other}`, () => {
      for (const old of VALUES) {
        for (const now of VALUES) {
          equal(sorted(changesOf(settings([one, old]), settings([other, now]))), [`added ${other}`, `removed ${one}`])
        }
      }
    })
  }
}

test('two changed', () => equal(sorted(changesOf(settings(['a', '1'], ['b', '2']), settings(['b', '3'], ['a', '4']))), ['changed a', 'changed b']))
test('from nothing', () => equal(changesOf([], settings(['a', '1'])), [{ name: 'a', kind: 'added' }]))
