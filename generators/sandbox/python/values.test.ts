import { afterAll, expect, test } from 'vitest'
import fc from 'fast-check'
import { defaultLimits, type Program } from '#runner'
import { conform, encodeValue, parseType, printType, type Encoded, type ValueType } from '#schemas/value'
import { createNodeRunner } from '../node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => {
  runner.close()
})

const scalars = ['int', 'bigint', 'float', 'string', 'bytes', 'bool'] as const

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

/** Values of a type, with those that languages like to lose among them. */
function valuesOf(type: ValueType): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'int':
      return fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -0, 2 ** 53 - 1))
    case 'bigint':
      return fc.bigInt()
    case 'float':
      return fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5, 1e21, 1e300, 2 ** 60))
    case 'string':
      return fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\ud800', '\udc00\ud800', '😀', '\0', '$'),
      )
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
        .array(
          fc.tuple(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', '\ud800')), valuesOf(type.of)),
          {
            maxLength: 4,
          },
        )
        .map((entries) => new Map(entries))
    case 'record':
      return fc.record(Object.fromEntries(type.fields.map(({ name, of }) => [name, valuesOf(of)])))
  }
}

async function echo(program: Omit<Program, 'signature'>, type: ValueType, inputs: readonly Encoded[]) {
  const text = printType(type)
  const signature = { name: 'same', parameters: [{ type: text }], returns: { type: text } }
  const cases = inputs.map((input, index) => ({ id: String(index), input: [input] }))
  return await runner.run({ ...program, signature }, cases, { ...defaultLimits, watchdogMs: 60_000 })
}

const inPython = { language: 'python', text: 'def same(value):\n    return value' } as const
const inJavaScript = { language: 'javascript', text: 'export const same = (value) => value' } as const

test('values of every type come back from Python as from JavaScript', { timeout: 240_000 }, async () => {
  const samples = fc.sample(
    types.chain((type) =>
      fc.tuple(fc.constant(type), fc.array(valuesOf(type), { minLength: 4, maxLength: 4 })),
    ),
    { numRuns: 30, seed: 20 },
  )
  for (const [type, values] of samples) {
    const inputs = values.map((value) => encodeValue(value))
    const [python, script] = [await echo(inPython, type, inputs), await echo(inJavaScript, type, inputs)]
    for (const [index, input] of inputs.entries()) {
      const wanted = conform(input, type)
      const [fromPython, fromScript] = [python[index]?.outcome, script[index]?.outcome]
      if (fromPython?.type !== 'returned' || fromScript?.type !== 'returned')
        throw new Error(`${printType(type)}: ${JSON.stringify([input, fromPython, fromScript])}`)
      expect(conform(fromPython.value, type), printType(type)).toEqual(wanted)
      expect(conform(fromScript.value, type), printType(type)).toEqual(wanted)
    }
  }
})

test.each<readonly [type: string, program: string, value: Encoded]>([
  ['float', 'def same(value): return 5', 5],
  ['int', 'def same(value): return 2 ** 53', { $: 'bigint', v: '9007199254740992' }],
  ['bigint', 'def same(value): return 7', { $: 'bigint', v: '7' }],
  ['int[]', 'def same(value): return (1, 2)', [1, 2]],
  ['int', 'def same(value): return True', true],
  ['int', 'def same(value): return {1, 2}', { $: 'set', v: [1, 2] }],
  ['int', 'def same(value): return same', { $: 'function' }],
  ['int', 'class A: pass\ndef same(value): return A()', { $: 'instance', name: 'A' }],
  ['int', 'def same(value): return {1: 2}', { $: 'map', v: [[1, 2]] }],
  ['bytes', 'def same(value): return bytearray(b"a")', { $: 'bytes', v: 'YQ==' }],
])('for %s, %s gives %j', async (type, text, value) => {
  const [execution] = await echo({ language: 'python', text }, parseType(type), [0])
  expect(execution?.outcome).toEqual({ type: 'returned', value })
})
