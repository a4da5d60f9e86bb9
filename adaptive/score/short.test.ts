import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '#schemas/public-item'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { readBigO } from '../scoring/read-big-o.ts'
import { readInterval } from '../scoring/read-interval.ts'
import { readNumber } from '../scoring/read-number.ts'
import { scoreShort } from './short.ts'

type Key = KeyOf<'short'>

function score(key: Key, text: string, max = 2) {
  return scoreShort({ max, task: { form: key.form }, key, response: { kind: 'short', text } })
}

describe('a short answer', () => {
  const key: Key = {
    form: 'number',
    unit: 'ms',
    key: [
      { category: 2, value: 120 },
      { category: 1, value: 120, tolerance: { relative: 0.1 } },
    ],
  }
  it('earns the highest category that it matches', () => {
    expect(
      ['120', '120 ms', '110 ms', '132', '133', '120 s', 'soon', ''].map((text) => score(key, text).category),
    ).toEqual([2, 2, 1, 1, 0, 0, 0, 0])
  })
  it('says how it was read', () => {
    const reading = (text: string): string | undefined => score(key, text).parts[0]?.detail
    expect(reading('1,200ms')).toBe('read as 1200 ms')
    expect(reading('120 s')).toBe('the unit is ms, not “s”')
    expect(reading('soon')).toBe('not a number: “soon”')
    expect(reading(' ')).toBe('nothing written')
  })
  it('lies within a tolerance whose ends belong to it', () => {
    const near: Key = { form: 'number', key: [{ category: 1, value: 0.3, tolerance: { absolute: 0.1 } }] }
    expect(['0.4', '0.2', '0.41'].map((text) => score(near, text).category)).toEqual([1, 1, 0])
  })
  it('can be one of several texts, with or without case and spaces', () => {
    const strict: Key = { form: 'string', key: [{ category: 1, value: ['git rebase', 'rebase'] }] }
    expect(
      ['rebase', ' git rebase ', 'Rebase', 'gitrebase'].map((text) => score(strict, text).category),
    ).toEqual([1, 1, 0, 0])
    const loose: Key = { ...strict, ignoreCase: true, ignoreSpace: true }
    expect(
      ['REBASE', 'git  Rebase', 'gitrebase', 'merge'].map((text) => score(loose, text).category),
    ).toEqual([1, 1, 1, 0])
  })
  it('can be a set, in any order and notation', () => {
    const set: Key = { form: 'set', key: [{ category: 1, value: ['b', 'a', '3'] }] }
    const right = ['a, b, 3', '{3, a, b}', 'b a 3', 'a\nb\n3.0', '["a", "b", 3]', 'a,a,b;3']
    expect(right.map((text) => score(set, text).category)).toEqual(right.map(() => 1))
    expect(['a, b', 'a, b, 3, 4', 'A, b, 3', ''].map((text) => score(set, text).category)).toEqual([
      0, 0, 0, 0,
    ])
    const words: Key = {
      form: 'set',
      ignoreCase: true,
      key: [{ category: 1, value: ['dirty read', 'lost update'] }],
    }
    expect(score(words, 'Lost update, dirty  read').category).toBe(1)
    expect(score(words, 'lost update\ndirty read').category).toBe(1)
    expect(score(words, 'dirty, read, lost, update').category).toBe(0)
  })
  it('can be an interval, each end within its tolerance', () => {
    const interval: Key = {
      form: 'interval',
      unit: 'ms',
      key: [{ category: 1, value: { low: 2, high: 5 }, tolerance: { absolute: 0.5 } }],
    }
    expect(
      ['[2, 5)', '2.5..5', '2 to 5 ms', '1..5', '5..2', '2'].map((text) => score(interval, text).category),
    ).toEqual([1, 1, 1, 0, 0, 0])
  })
  it('can be an order of growth', () => {
    const growth: Key = {
      form: 'big-o',
      key: [
        { category: 2, value: 'n log n' },
        { category: 1, value: 'n^2' },
      ],
    }
    expect(
      ['O(n log n)', 'n*log(n)', 'O(n²)', 'n', 'fast'].map((text) => score(growth, text).category),
    ).toEqual([2, 2, 1, 0, 0])
  })
})

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['−3', -3],
    ['+ 4', 4],
    ['.5', 0.5],
    ['5.', 5],
    ['1,234,567', 1234567],
    ['1 234', 1234],
    ["1'234.5", 1234.5],
    ['1_000', 1000],
    ['10 000', 10000],
    ['1e6', 1e6],
    ['1.5×10^6', 1.5e6],
    ['2*10^-3', 0.002],
    ['1/4', 0.25],
    ['-0', 0],
  ])('are read: %s is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ value })
  })
  it.each([
    ['1,5', 'not a number: “1,5”'],
    ['1,23,456', 'not a number: “1,23,456”'],
    ['1,234 567', 'not a number: “1,234 567”'],
    ['1.2.3', 'not a number: “1.2.3”'],
    ['1/0', 'not a number: “1/0”'],
    ['1e999', 'not a number: “1e999”'],
    ['12x', 'a number alone is wanted, without “x”'],
    ['0x10', 'a number alone is wanted, without “x10”'],
    ['1'.repeat(300), 'not a number: it is too long'],
  ])('are refused rather than guessed at: %s', (text, words) => {
    expect(readNumber(text)).toBe(words)
  })
  it('are read back as JavaScript writes them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value))).toEqual({ value: value === 0 ? 0 : value })
      }),
    )
  })
})

describe('intervals', () => {
  it.each([
    ['[2, 5)', 2, 5],
    ['(2,5]', 2, 5],
    [']2;5[', 2, 5],
    ['2..5', 2, 5],
    ['2…5', 2, 5],
    ['2-5', 2, 5],
    ['2–5', 2, 5],
    ['-2--1', -2, -1],
    ['-2 - 3', -2, 3],
    ['between 2 and 5', 2, 5],
    ['from 2 to 5', 2, 5],
    ['[1,000, 2,000]', 1000, 2000],
    ['[2 ms, 5 ms]', 2, 5],
    ['[2,5] ms', 2, 5],
  ])('are read: %s', (text, low, high) => {
    expect(readInterval(text, 'ms')).toEqual({ low, high })
  })
  it.each([
    ['2', 'not an interval: “2”; write it like [2, 5] or 2..5'],
    ['5..2', 'the lower end comes first: 5 is above 2'],
    ['[2, 5] s', 'the unit is ms, not “s”'],
    ['1, 2, 3', 'not an interval: “1, 2, 3”; write it like [2, 5] or 2..5'],
  ])('are refused in words: %s', (text, words) => {
    expect(readInterval(text, 'ms')).toBe(words)
  })
})

describe('orders of growth', () => {
  it.each([
    [
      'n log n',
      [
        'O(n log n)',
        'n*log(n)',
        'O(n · log n)',
        'nlogn',
        'O(n log₂ n)',
        'n log_2 n',
        'Θ(n lg n)',
        'N LOG N',
        'log(n!)',
        'O(3n log n + 5n)',
        'n log(n^2)',
      ],
    ],
    ['n^2', ['n²', 'n*n', 'n**2', 'O(n^2 + n log n)', '(n+1)^2', 'n(n-1)/2', '0.5 n^2']],
    ['1', ['O(1)', '42', 'O(log 2)']],
    ['n^0.5', ['sqrt(n)', '√n', 'n^(1/2)', 'n^.5'.replace('.5', '0.5')]],
    ['2^n', ['O(2^(n+1))', '2ⁿ'.replace('ⁿ', '^n')]],
    ['4^n', ['2^(2n)', '(2^n)^2', '4^n + 3^n']],
    ['m n', ['O(nm)', 'm·n', 'n × m', 'n(m + 1)']],
    ['e + v', ['O(V + E)', '|V| + |E|', 'O(V) + O(E)']],
    ['(log n)^2', ['log^2 n', 'log² n', '(log n)(log n)']],
    ['log log n', ['log(log(n))']],
    ['n^1.5849625', ['n^log_2 3', 'n^(log2 3)']],
    ['n!', ['O(n! + 2^n)']],
  ])('in normal form %s', (normal, texts) => {
    for (const text of texts) expect([text, readBigO(text)]).toEqual([text, { normal }])
  })
  it('that differ stay different', () => {
    const different = [
      '1',
      'log n',
      'log log n',
      '(log n)^2',
      'sqrt(n)',
      'n',
      'n log n',
      'n^2',
      '2^n',
      '3^n',
      'n!',
      'n^n',
      '2^(n^2)',
      'm',
      'n m',
      'n + m',
      'n log m',
      'n/log n',
      'log(n + m)',
    ]
    expect(new Set(different.map((text) => JSON.stringify(readBigO(text)))).size).toBe(different.length)
  })
  it.each(['', 'O()', 'O(n', 'n ^', 'n log', 'max(n, m)', 'n = 3', 'n'.repeat(300), '🐢'])(
    'are refused in words: %s',
    (text) => {
      expect(readBigO(text)).toEqual({
        fault: expect.stringMatching(/^not an order of growth: “.*”; write it like O\(n log n\)$/),
      })
    },
  )
  it('drop what another outgrows under a root, too', () => {
    for (const text of ['sqrt(n^2 + n)', '(n^2+1)^0.5', '(n^4 + 3)^(1/4)']) {
      expect([text, readBigO(text)]).toEqual([text, { normal: 'n' }])
    }
    expect(readBigO('log(log n + log m)')).toEqual({ normal: 'log (log m + log n)' })
  })
  it('are refused where they are none', () => {
    for (const text of ['0^n', '(-2)^n', 'n^2^999'])
      expect([text, readBigO(text)]).toEqual([text, { fault: expect.any(String) }])
  })
  it('are their own normal form, for a variable o, too', () => {
    for (const text of ['n/log nO(n)', 'o/log n', 'n o (n + m)^0.5', 'log o/log n']) {
      const read = readBigO(text)
      expect(read).toHaveProperty('normal')
      expect('normal' in read && readBigO(read.normal)).toEqual(read)
    }
  })
  it('are their own normal form, whatever is written', () => {
    const piece = fc.constantFrom(
      'n',
      'm',
      '2',
      '3',
      'log ',
      'sqrt',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '!',
      '²',
      'O(',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const read = readBigO(pieces.join(''))
        if ('normal' in read) expect(readBigO(read.normal)).toEqual(read)
      }),
      { numRuns: 3000 },
    )
  })
})

const forms: fc.Arbitrary<Graded> = fc
  .record({
    key: fc.constantFrom<Key>(
      {
        form: 'number',
        key: [
          { category: 2, value: 7 },
          { category: 1, value: 7, tolerance: { absolute: 3 } },
        ],
      },
      { form: 'string', key: [{ category: 2, value: '7' }] },
      { form: 'set', key: [{ category: 2, value: ['7'] }] },
      { form: 'interval', key: [{ category: 2, value: { low: 7, high: 7 } }] },
      {
        form: 'big-o',
        key: [
          { category: 1, value: 'n' },
          { category: 2, value: '7' },
        ],
      },
    ),
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)),
  })
  .map(({ key, text }) => ({
    item: { kind: 'short', max: 2, task: { form: key.form }, key },
    perfect: { kind: 'short', text: key.form === 'interval' ? '7..7' : '7' },
    empty: { kind: 'short', text: '' },
    other: { kind: 'short', text },
  }))

assertScorerLaws('short', forms)

it('a megabyte of nonsense is read in no time', () => {
  const texts = [
    '1 '.repeat(500_000),
    '('.repeat(1_000_000),
    `${' '.repeat(1_000_000)}x`,
    '2^'.repeat(500_000),
  ]
  const keys: readonly Key[] = [
    { form: 'number', key: [{ category: 1, value: 1 }] },
    { form: 'set', key: [{ category: 1, value: ['a'] }] },
    { form: 'string', ignoreSpace: true, key: [{ category: 1, value: 'a' }] },
    { form: 'interval', key: [{ category: 1, value: { low: 1, high: 2 } }] },
    { form: 'big-o', key: [{ category: 1, value: 'n' }] },
  ]
  for (const text of texts) for (const key of keys) expect(score(key, text).category).toBe(0)
}, 5000)
