import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conform,
  encodeValue,
  parseType,
  pythonName,
  readPython,
  showPython,
  type Encoded,
} from '#schemas/value'

const show = (value: unknown, type?: string): string =>
  showPython(encodeValue(value), type === undefined ? undefined : parseType(type), 240)

describe('a value in the writing of Python', () => {
  it.each<readonly [unknown, string | undefined, string]>([
    [[null, true, false], undefined, '[None, True, False]'],
    [{ id: 7, 'the tag': 'x' }, undefined, "{'id': 7, 'the tag': 'x'}"],
    [new Map([['a', 1n]]), 'map<bigint>', "{'a': 1}"],
    ["it's", 'string', '"it\'s"'],
    ['both \' and "', 'string', "'both \\' and \"'"],
    ['a\nb\t\\\u0000\u00a0é\u200b😀', 'string', "'a\\nb\\t\\\\\\x00\\xa0é\\u200b😀'"],
    ['\ud800', 'string', "'\\ud800'"],
    [new Uint8Array([0, 65, 39, 255]), 'bytes', 'b"\\x00A\'\\xff"'],
    [[1, 2.5, 1e16, 1e-5, -0, NaN, -Infinity], 'float[]', '[1.0, 2.5, 1e+16, 1e-05, -0.0, nan, -inf]'],
    [1e21, 'int', '1000000000000000000000'],
    [[3], 'float?[]', '[3.0]'],
    [undefined, 'int?', 'None'],
    [new Set([1, 2]), undefined, '{1, 2}'],
    [new Set(), undefined, 'set()'],
    [{}, '{id: int?}', '{}'],
  ])('of %o', (value, type, text) => {
    expect(show(value, type)).toBe(text)
  })

  it('has the tuples back where Python has them: in keys and in sets', () => {
    const value: Encoded = { $: 'map', v: [[[1, 2], { $: 'set', v: [[3], { $: 'set', v: [] }] }]] }
    expect(showPython(value, undefined, 240)).toBe('{(1, 2): {(3,), frozenset()}}')
  })

  it('is cut where it is long, and little work is done on what is not shown', () => {
    const long = showPython('😀'.repeat(200), undefined, 100)
    expect(long).toMatch(/^'(😀){49}\ufffd …$/u)
    expect(
      showPython(
        Array.from({ length: 1_000_000 }, () => 1),
        undefined,
        20,
      ),
    ).toMatch(/ …$/)
  })
})

describe('a literal of Python', () => {
  it.each<readonly [string, string, unknown]>([
    [' [1, (2, 3,), ()] ', 'int[]?', undefined],
    ['(1, 2)', 'int[]', [1, 2]],
    ['(7)', 'int', 7],
    ['1_000 ', 'float', 1000],
    ['0xff', 'int', 255],
    ['1.', 'int', 1],
    ['.5e1', 'float', 5],
    ['- 3', 'int', -3],
    ['-0', 'float', 0],
    ['-0.0', 'float', -0],
    ['12345678901234567890', 'bigint', 12345678901234567890n],
    ['12345678901234567890', 'float', 12345678901234567000],
    ['float("-inf")', 'float', -Infinity],
    ['-math.inf', 'float', -Infinity],
    ["'a' \"b\"\n'''c\nd'''", 'string', 'abc\nd'],
    ["r'\\n'", 'string', '\\n'],
    ["'\\x41\\101\\u00e9\\U0001f600\\q\\\n'", 'string', 'AAé😀\\q'],
    ["b'\\x00\\u0041'", 'bytes', new Uint8Array([0, 92, 117, 48, 48, 52, 49])],
    ['{"a": None, "a": 1}', 'map<int?>', new Map([['a', 1]])],
    ['{"b": True, "a": 1}', '{a: float, b: bool}', { a: 1, b: true }],
    ['{}', 'map<int>', new Map()],
  ])('%j is read as %s', (text, type, value) => {
    const reading = readPython(text, parseType(type))
    if (value === undefined) expect(reading.ok).toBe(false)
    else expect(reading).toEqual(conform(encodeValue(value), parseType(type)))
  })

  it('keeps a set apart from a list, and is told where a value is not of its type', () => {
    expect(readPython('{1, 2}', parseType('int[]'))).toMatchObject({ path: 'value', found: 'a Set' })
    expect(readPython('set()', parseType('int[]'))).toMatchObject({ found: 'a Set' })
    expect(readPython('{"a": [1, "2"]}', parseType('{a: int[]}'))).toMatchObject({ path: 'value.a[1]' })
    expect(readPython('True', parseType('int'))).toMatchObject({ found: 'true' })
  })

  it.each([
    ['', 'end', ''],
    ['[1, 2', 'end', ''],
    ['{"a"', 'end', ''],
    ['[1 2]', 'sign', '2]'],
    ['null', 'name', 'null'],
    ['[foo(1)]', 'name', 'foo'],
    ["'abc", 'text', "'abc"],
    ["'abc\\", 'text', "'abc\\"],
    ["'a\nb'", 'text', "'a\nb'"],
    ['1 + 2', 'more', '+ 2'],
    ['012', 'number', '012'],
    ['1__0', 'number', '1__0'],
    ['2j', 'number', '2j'],
    ["'\\N{BULLET}'", 'escape', "\\N{BULLET}'"],
    ["f'{x}'", 'prefix', "f'{x}'"],
    ["b'a' 'b'", 'prefix', "'b'"],
    ['{[1]: 2}', 'key', '[1]: 2}'],
    ['{1, {}}', 'key', '1, {}}'],
    ['-"a"', 'sign', '-"a"'],
    ['['.repeat(5000), 'deep', '['.repeat(12) + '…'],
    ['*', 'sign', '*'],
  ])('%j is refused: %s at %j', (text, type, found) => {
    expect(readPython(text, parseType('int'))).toEqual({ ok: false, fault: { type, found } })
  })

  it('never throws, whatever is typed', () => {
    const sign = fc.constantFrom(...'[](){}\'"\\,:-+._ 0159axnNoTf')
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 30 }), (text) => {
        expect(typeof readPython(text, parseType('int')).ok).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
  })
})

it('names a parameter as Python can', () => {
  expect(['from', 'to', 'None', 'match'].map(pythonName)).toEqual(['from_', 'to', 'None_', 'match'])
})
