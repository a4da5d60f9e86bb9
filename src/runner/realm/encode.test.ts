import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeValue } from '#schemas/value'
import { canonical } from '../canonical.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'

const exhausted = () => {
  throw new RangeError('too much')
}
/** Checks a law for many values. */
function holds<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(
    fc.property(values, (value) => {
      check(value)
    }),
  )
}
const encoded = (value: unknown) => JSON.parse(encode(value, 1e9, exhausted))

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 4,
})

describe('the encoding inside the realm', () => {
  test('is that of trusted values, for any value', () => {
    holds(anything, (value) => expect(canonical(encoded(value))).toEqual(canonical(encodeValue(value))))
  })

  test('is that of trusted values for any text, lone surrogates included', () => {
    holds(fc.string({ unit: 'binary' }), (text) => expect(encoded(text)).toEqual(encodeValue(text)))
    expect(encoded('a\ud800')).toEqual({ $: 'utf16', v: '0061d800' })
  })

  test('comes back as the value it was', () => {
    const data = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, maxDepth: 3 })
    holds(data, (value) => expect(encoded(decode(encoded(value)))).toEqual(encoded(value)))
  })

  test('bytes come back, whatever their number', () => {
    holds(fc.uint8Array({ maxLength: 40 }), (bytes) => expect(decode(encoded(bytes))).toEqual(bytes))
  })

  test('ends at a cycle, beyond 200 levels, and when the allowance is used up', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(encoded(cycle)).toEqual([{ $: 'cycle' }])
    let deep: unknown = 1
    for (let i = 0; i < 201; i++) deep = [deep]
    expect(encode(deep, 1e9, exhausted)).toBe('['.repeat(200) + '{"$":"deep"}' + ']'.repeat(200))
    expect(() => encode('x'.repeat(100), 50, exhausted)).toThrow('too much')
    expect(() => encode(Array<number>(100).fill(7), 50, exhausted)).toThrow('too much')
  })

  test('values that stand for no data cannot go in', () => {
    expect(() => decode({ $: 'function' })).toThrow('stands for no data')
  })
})
