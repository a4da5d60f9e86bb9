import { describe, expect, it } from 'vitest'
import { mutantsOf, type MutatedLanguage } from './mutants-of.ts'

const names = (text: string, language: MutatedLanguage = 'typescript') =>
  mutantsOf(text, language).map(({ name }) => name)

describe('faults planted in JavaScript and TypeScript', () => {
  it.each([
    [
      'if (a < b) f()',
      ['(a < b) → (true) @1:4', '(a < b) → (false) @1:4', '< → <= @1:7', 'f() → nothing @1:12'],
    ],
    ['const x = a && !b', ['a && !b → a @1:11', 'a && !b → !b @1:11', '!b → b @1:16']],
    [
      'const x = a >= 0 ? 10 : 1',
      [
        'a >= 0 → true @1:11',
        'a >= 0 → false @1:11',
        '>= → > @1:13',
        '0 → 1 @1:16',
        '10 → 11 @1:20',
        '10 → 9 @1:20',
        '1 → 2 @1:25',
        '1 → 0 @1:25',
      ],
    ],
    ['for (; ; i++) break', ['++ → -- @1:11', 'break → nothing @1:15']],
    [
      'x += Math.max(y, -z)',
      ['x += Math.max(y, -z) → nothing @1:1', '+= → -= @1:3', 'Math.max → Math.min @1:6', '-z → z @1:18'],
    ],
    [
      'const s = xs.toSorted((a, b) => a - b)',
      ['xs.toSorted((a, b) => a - b) → xs @1:11', '((a, b) => a - b) → () @1:22', '- → + @1:35'],
    ],
    [
      "const s = x === 'ab' || true",
      [
        "x === 'ab' || true → x === 'ab' @1:11",
        "x === 'ab' || true → true @1:11",
        '=== → !== @1:13',
        "'ab' → '' @1:17",
        'true → false @1:25',
      ],
    ],
    [
      'const x = 2n ** 10n',
      ['** → * @1:14', '2n → 3n @1:11', '2n → 1n @1:11', '10n → 11n @1:17', '10n → 9n @1:17'],
    ],
  ])('changes %s', (text, wanted) => expect(names(text)).toEqual(wanted))

  it('leaves types, imports and the words of errors alone', () => {
    const text = `import { a } from './b'
type Kind = 'x' | 'y'
export function f<T extends 1 | 2>(x: Map<string, 3>): x is 'no' {
  throw new Error('less than ' + 4)
}`
    expect(names(text)).toEqual([])
  })

  it('makes programs that differ from the text and from each other, alike each time', () => {
    const text = 'export const f = (a: number[]) => a.filter((x) => x > 0).map((x) => x + 1)'
    const mutants = mutantsOf(text, 'typescript')
    expect(new Set([text, ...mutants.map((mutant) => mutant.text)]).size).toBe(mutants.length + 1)
    expect(mutantsOf(text, 'typescript')).toEqual(mutants)
  })

  it('tells the line and the column of a change', () => {
    const [, , mutant] = mutantsOf('function f(a) {\n  return a <= 3 ? 1 : 0\n}\n', 'javascript')
    expect(mutant).toMatchObject({
      line: 2,
      column: 12,
      text: 'function f(a) {\n  return a < 3 ? 1 : 0\n}\n',
    })
  })

  it('sets a trap in the fallback that a fault is in, and in no other', () => {
    const mutants = mutantsOf('const x = (a[1] ?? 0) + 5', 'javascript')
    const trapped = "const x = (a[1] ?? (() => { throw new Error('used') })()) + 5"
    expect(mutants.map(({ name, trapped: trap }) => [name, trap])).toEqual([
      ['+ → - @1:23', undefined],
      ['a[1] ?? 0 → a[1] @1:12', trapped],
      ['a[1] ?? 0 → 0 @1:12', undefined],
      ['1 → 2 @1:14', undefined],
      ['1 → 0 @1:14', undefined],
      ['0 → 1 @1:20', trapped],
      ['5 → 6 @1:25', undefined],
      ['5 → 4 @1:25', undefined],
    ])
  })
})

describe('faults planted in Python', () => {
  it.each([
    ['if a < b:\n    f()\n', ['a < b → True @1:4', 'a < b → False @1:4', '< → <= @1:6', 'f() → pass @2:5']],
    [
      'x = a is not None and b not in c\n',
      [
        'a is not None and b not in c → a is not None @1:5',
        'a is not None and b not in c → b not in c @1:5',
        'is not → is @1:7',
        'not in → in @1:25',
      ],
    ],
    ['x = [i for i in range(n)]\n', ['range(n) → range(1, n) @1:17']],
    [
      'x = sorted(min(a, 2) for a in b)\n',
      ['sorted → list @1:5', 'min → max @1:12', '2 → 3 @1:19', '2 → 1 @1:19'],
    ],
    ['x += 1\n', ['x += 1 → pass @1:1', '+= → -= @1:3', '1 → 2 @1:6', '1 → 0 @1:6']],
  ])('changes %s', (text, wanted) => expect(names(text, 'python')).toEqual(wanted))

  it('leaves hints, docs and imports alone', () => {
    const text =
      'from math import floor\n\ndef f(a: "list[int]" = None) -> dict[str, int]:\n    """Doc 1"""\n    raise ValueError("no " + str(1))\n'
    expect(names(text, 'python')).toEqual([])
  })
})
