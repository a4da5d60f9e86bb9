import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { defaultLimits, type Execution } from '#runner'
import { conform, encodeValue, parseType, readPython, showPython } from '#schemas/value'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

/** What each input makes of a function of one parameter. */
async function ran(text: string, from: string, to: string, inputs: readonly unknown[]): Promise<Execution[]> {
  const signature = { name: 'f', parameters: [{ type: from }], returns: { type: to } }
  const cases = inputs.map((input, index) => ({ id: `${index}`, input: [encodeValue(input)] }))
  return runner.run({ language: 'python', text, signature }, cases, defaultLimits)
}

const type = '{bytes: bytes, floats: float[], ints: int[], map: map<bool?>, other: bigint?, text: string}'

test('values are written as Python itself writes them', { timeout: 120_000 }, async () => {
  // Whether a rare sign can be seen depends on the version of Unicode, which is not the same in both.
  const sign = fc
    .oneof(fc.integer({ max: 0x2ff, min: 0 }), fc.integer({ max: 0xf8ff, min: 0xd800 }))
    .map((code) => String.fromCharCode(code))
  const of = fc.record({
    bytes: fc.uint8Array(),
    floats: fc.array(fc.double()),
    ints: fc.array(fc.maxSafeInteger()),
    map: fc.dictionary(fc.string(), fc.option(fc.boolean())).map((map) => new Map(Object.entries(map))),
    other: fc.option(fc.bigInt()),
    text: fc.string({ unit: sign }),
  })
  const values = fc.sample(of, { numRuns: 60, seed: 7 })
  const executions = await ran('def f(value):\n    return repr(value)', type, 'string', values)
  for (const [index, { outcome }] of executions.entries()) {
    const normal = conform(encodeValue(values[index]), parseType(type))
    const shown = normal.ok ? showPython(normal.value, parseType(type), Infinity) : ''
    expect(outcome).toEqual({ type: 'returned', value: encodeValue(shown) })
  }
})

test('literals are read as Python itself reads them', { timeout: 120_000 }, async () => {
  const literals = [
    String.raw`{'text': 'a' "b" r'\n' '\x41\101\u00e9\U0001f600\q', 'floats': (1, 2., .5e1, -0.0, 1_000, 0x10), 'ints': [0b1, 0o17, -0, (7)]}`,
    String.raw`{'text': '''it's "so"''', 'floats': [1e-5, 123456789012345680.0, -1e400], 'ints': []}`,
    String.raw`{"text": "\a\b\f\v\t\r\0", "floats": [], "ints": [1, 2,],}`,
  ]
  const to = '{floats: float[], ints: int[], text: string}'
  for (const [index, { outcome }] of (await ran('f = eval', 'string', to, literals)).entries()) {
    const reading = readPython(literals[index] ?? '', parseType(to))
    if (outcome.type !== 'returned') throw new Error(JSON.stringify(outcome))
    expect(reading).toEqual(conform(outcome.value, parseType(to)))
    expect(reading.ok).toBe(true)
  }
})
