import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import {
  conform,
  decodeValue,
  encodeValue,
  parseType,
  printType,
  readPlain,
  readPython,
  showPython,
  showValue,
  type Encoded,
  type ValueType,
} from '#schemas/value'

const scalars = ['int', 'bigint', 'float', 'string', 'bytes', 'bool'] as const

/** Types of the grammar, a few levels deep. */
const { type: types } = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...scalars).map((type) => ({ type })),
    tie('type').map((of) => ({ type: 'array' as const, of })),
    tie('type').map((of) => ({ type: 'map' as const, of })),
    tie('type')
      .filter(({ type }) => type !== 'optional')
      .map((of) => ({ type: 'optional' as const, of })),
    fc
      .uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,5}$/), of: tie('type') }), {
        selector: ({ name }) => name,
        minLength: 1,
        maxLength: 3,
      })
      .map((fields) => ({ type: 'record' as const, fields })),
  ),
}))

/** JavaScript values of a type, as an author's reference would return them. */
function valuesOf(type: ValueType): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'int':
      return fc.maxSafeInteger()
    case 'bigint':
      return fc.bigInt()
    case 'float':
      return fc.double()
    case 'string':
      return fc.string({ unit: 'binary' })
    case 'bytes':
      return fc.uint8Array()
    case 'bool':
      return fc.boolean()
    case 'array':
      return fc.array(valuesOf(type.of), { maxLength: 4 })
    case 'optional':
      return fc.option(valuesOf(type.of))
    case 'map':
      return fc
        .array(fc.tuple(fc.string(), valuesOf(type.of)), { maxLength: 4 })
        .map((entries) => new Map(entries))
    case 'record':
      return fc
        .tuple(...type.fields.map(({ of }) => valuesOf(of)))
        .map((values) => Object.fromEntries(type.fields.map(({ name }, index) => [name, values[index]])))
  }
}

const typedValues = types.chain((type) => fc.record({ type: fc.constant(type), value: valuesOf(type) }))

suite('the type grammar', () => {
  it('reads and prints the forms that the documentation names', () => {
    expect(parseType('{id: int, tags: string[]}[]')).toEqual({
      type: 'array',
      of: {
        type: 'record',
        fields: [
          { name: 'id', of: { type: 'int' } },
          { name: 'tags', of: { type: 'array', of: { type: 'string' } } },
        ],
      },
    })
    expect(printType(parseType(' map< int? > '))).toBe('map<int?>')
  })

  it.each([
    [
      'integer',
      'Unexpected `integer`, expected a type (int, bigint, float, string, bytes, bool, map<T>, {name: T})',
      0,
    ],
    ['int[', 'Unexpected `[`, expected the end of the type, `[]` or `?`', 3],
    ['int??', 'Unexpected `?`, expected one `?`, not two', 4],
    ['{a: int, a: int}', 'Unexpected second field `a`', 9],
    ['map<int', 'Unexpected the end, expected `>`', 7],
    [
      '',
      'Unexpected the end, expected a type (int, bigint, float, string, bytes, bool, map<T>, {name: T})',
      0,
    ],
  ])('refuses %s with the place', (text, message, offset) => {
    expect(() => parseType(text)).toThrow(expect.objectContaining({ message, offset }))
  })

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => parseType('map<'.repeat(10_000))).toThrow('nesting deeper than 32')
  })

  it('round-trips: parse after print gives the type back', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(parseType(printType(type))).toEqual(type)
      }),
    )
  })
})

suite('the value encoding', () => {
  it('stands for itself where JSON can hold the value, and is tagged where it cannot', () => {
    expect(encodeValue({ a: [1, 'x', null, true] })).toEqual({ a: [1, 'x', null, true] })
    expect(encodeValue([NaN, Infinity, -Infinity, -0, undefined])).toEqual(
      ['nan', 'inf', '-inf', '-0', 'undefined'].map(($) => ({ $ })),
    )
    expect(encodeValue('\ud800a')).toEqual({ $: 'utf16', v: 'd8000061' })
    expect(encodeValue({ $: 1 })).toEqual({ $: 'object', v: [['$', 1]] })
    expect(
      encodeValue(
        new Map<string, unknown>([
          ['b', 1],
          ['a', 2n],
        ]),
      ),
    ).toEqual({
      $: 'map',
      v: [
        ['a', { $: 'bigint', v: '2' }],
        ['b', 1],
      ],
    })
    class Forged {
      readonly forged = true
    }
    expect(encodeValue(new Forged())).toEqual({ $: 'instance', name: 'Forged' })
  })

  it('names cycles and depth instead of failing', () => {
    const ring: unknown[] = []
    ring.push(ring)
    expect(encodeValue(ring)).toEqual([{ $: 'cycle' }])
    let deep: unknown = 0
    for (let level = 0; level < 300; level += 1) deep = [deep]
    expect(JSON.stringify(encodeValue(deep))).toContain('"deep"')
  })

  it('keeps a key named __proto__ a key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"admin": true}}')
    const again = decodeValue(encodeValue(value))
    expect(Object.keys(again as object)).toEqual(['__proto__'])
    expect((again as { admin?: boolean }).admin).toBeUndefined()
  })

  it('round-trips every value of every type through JSON text', () => {
    fc.assert(
      fc.property(typedValues, ({ value }) => {
        const encoded = JSON.parse(JSON.stringify(encodeValue(value))) as Encoded
        expect(decodeValue(encoded)).toEqual(value)
        expect(encodeValue(decodeValue(encoded))).toEqual(encoded)
      }),
    )
  })

  it('conforms every value of a type to it, once and for all', () => {
    fc.assert(
      fc.property(typedValues, ({ type, value }) => {
        const once = conform(encodeValue(value), type)
        expect(once.ok).toBe(true)
        if (once.ok) expect(conform(once.value, type)).toEqual(once)
      }),
    )
  })

  it('reads what an author may write to the same normal form', () => {
    const type = parseType('{n: bigint, m: map<float>, o: int?, b: bytes}')
    const written = { n: '12', m: { z: -0, a: NaN }, b: 'AP8=' }
    const made = {
      n: 12n,
      m: new Map([
        ['z', -0],
        ['a', NaN],
      ]),
      o: null,
      b: new Uint8Array([0, 255]),
    }
    const read = readPlain(written, type)
    expect(read).toEqual(conform(encodeValue(made), type))
  })

  it.each([
    ['int', 1.5, [], 'int', 'the number 1.5'],
    ['{a: int[]}', { a: [1, 'x'] }, ['a', 1], 'int', 'a string'],
    ['{a: int}', { a: 1, b: 2 }, ['b'], '{a: int}', 'an extra field "b"'],
    ['{a: int}', {}, ['a'], 'int', 'nothing'],
    ['bytes', 'no!', [], 'bytes (base64)', 'a string'],
  ])('says where a written value is not %s', (type, plain, path, expected, found) => {
    expect(readPlain(plain, parseType(type))).toEqual({ ok: false, path, expected, found })
  })
})

suite('values in words', () => {
  it('shows what a candidate would write', () => {
    const value = encodeValue({ a: [1, 'x', 2n], 'b-c': new Map([['k', NaN]]), d: new Uint8Array([10, 255]) })
    expect(showValue(value)).toBe('{ a: [1, "x", 2n], "b-c": Map { "k" → NaN }, d: bytes 0aff }')
  })

  it('cuts what is long, without work on what is not shown', () => {
    const started = encodeValue(Array.from({ length: 200_000 }, (_, index) => index))
    const text = showValue(started, 100)
    expect(text.length).toBeLessThanOrEqual(102)
    expect(text.endsWith('…')).toBe(true)
  })
})

suite('values in the writing of Python', () => {
  it('are read back as the same value, whatever they hold', () => {
    fc.assert(
      fc.property(typedValues, ({ type, value }) => {
        const normal = conform(encodeValue(value), type)
        if (!normal.ok) throw new Error(`${normal.path} is ${normal.found}`)
        expect(readPython(showPython(normal.value, type, Infinity), type)).toEqual(normal)
      }),
    )
  })
})
