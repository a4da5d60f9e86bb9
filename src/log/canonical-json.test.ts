import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, DEEPEST_JSON } from './canonical-json.ts'

const holed: unknown[] = [1]
holed[2] = 2

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units, as the example of RFC 8785, section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const read = JSON.parse(canonicalJson(value)) as Record<string, string>
    const text = canonicalJson(value)
    const order = Object.values(read).sort(
      (one, other) => text.indexOf(`"${one}"`) - text.indexOf(`"${other}"`),
    )
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  // RFC 8785, appendix B: IEEE 754 bits to text.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ])('writes the number with the bits %s as %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, BigInt(`0x${bits}`))
    expect(canonicalJson(view.getFloat64(0))).toBe(text)
  })

  it.each([
    ['undefined', undefined, 'Unexpected undefined at $, expected something that JSON can hold'],
    [
      'a missing value',
      { a: undefined },
      'Unexpected undefined at $.a, expected something that JSON can hold',
    ],
    ['a hole', holed, 'Unexpected a hole in an array at $[1], expected something that JSON can hold'],
    ['NaN', { a: [NaN] }, 'Unexpected NaN at $.a[0], expected something that JSON can hold'],
    ['infinity', -Infinity, 'Unexpected -Infinity at $, expected something that JSON can hold'],
    ['a bigint', 1n, 'Unexpected a bigint at $, expected something that JSON can hold'],
    ['a function', { f: () => 1 }, 'Unexpected a function at $.f, expected something that JSON can hold'],
    ['a symbol', Symbol('s'), 'Unexpected a symbol at $, expected something that JSON can hold'],
    [
      'a symbol key',
      { [Symbol('s')]: 1 },
      'Unexpected a key that is a symbol at $, expected something that JSON can hold',
    ],
    ['a date', new Date(0), 'Unexpected an object of a class at $, expected something that JSON can hold'],
    [
      'a map',
      { m: new Map() },
      'Unexpected an object of a class at $.m, expected something that JSON can hold',
    ],
    [
      'half a pair',
      'a\ud83d',
      'Unexpected a string with half of a surrogate pair at $, expected something that JSON can hold',
    ],
    [
      'half a pair in a key',
      { '\ude00': 1 },
      'Unexpected a key with half of a surrogate pair at $, expected something that JSON can hold',
    ],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(message))
  })

  it('refuses a value that holds itself, and accepts one that is held twice', () => {
    const ring: unknown[] = []
    ring.push({ ring })
    expect(() => canonicalJson(ring)).toThrow('Unexpected a value that holds itself at $[0].ring')
    const shared = [1]
    expect(canonicalJson({ a: shared, b: shared })).toBe('{"a":[1],"b":[1]}')
  })

  it('writes the deepest nesting that is allowed and refuses one level more', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    expect(canonicalJson(nested(DEEPEST_JSON))).toHaveLength(2 * DEEPEST_JSON)
    expect(() => canonicalJson(nested(DEEPEST_JSON + 1))).toThrow('nesting deeper than 1000 levels')
    expect(() => canonicalJson(nested(100_000))).toThrow(TypeError)
  })

  it('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1},"b":1}')
  })

  it('says the same whatever the order of keys, and is read back as the value', () => {
    const json = fc.jsonValue({ stringUnit: 'binary' })
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(text).toBe(canonicalize(value))
        expect(canonicalJson(reversed(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, held]) => [key, reversed(held)]))
}
