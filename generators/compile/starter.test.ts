import { expect, test } from 'vitest'
import { parseType } from '#schemas/value'
import { pythonOf, renderProgram, renderStarter, typeScriptOf } from './starter.ts'

const signature = {
  name: 'cheapest',
  parameters: [
    { name: 'offers', type: '{shop: string, price: int?}[]', doc: 'Offers, */ in any\n  order.' },
    { name: 'rates', type: 'map<float>', doc: 'Rates by currency.' },
  ],
  returns: { type: 'string?', doc: 'The shop, if any.' },
}

test('TypeScript: a documented, typed, empty function', () => {
  expect(renderStarter(signature, 'typescript')).toBe(`/**
 * @param offers Offers, * / in any order.
 * @param rates Rates by currency.
 * @returns The shop, if any.
 */
export function cheapest(offers: { shop: string; price: number | null }[], rates: Map<string, number>): string | null {
  
}
`)
})

test('JavaScript: the types stand in the comment', () => {
  const text = renderStarter(signature, 'javascript')
  expect(text).toContain(' * @param {Map<string, number>} rates Rates by currency.\n')
  expect(text).toContain('export function cheapest(offers, rates) {\n')
})

test.for([
  ['int?[]', '(number | null)[]'],
  ['bytes[][]', 'Uint8Array[][]'],
  ['map<bool?>', 'Map<string, boolean | null>'],
  ['bigint', 'bigint'],
] as const)('%s is %s', ([type, typeScript]) => {
  expect(typeScriptOf(parseType(type))).toBe(typeScript)
})

test('Python gets hints, docs and names that are no words of it', () => {
  const inPython = {
    ...signature,
    parameters: [
      ...signature.parameters,
      { name: 'from', type: 'bytes', doc: 'Ends """ nothing \\, `null` is none, null stays.' },
    ],
  }
  expect(renderStarter(inPython, 'python'))
    .toBe(`def cheapest(offers: list[dict[str, str | int | None]], rates: dict[str, float], from_: bytes) -> str | None:
    """Returns the shop, if any.

    Args:
        offers: Offers, */ in any order.
        rates: Rates by currency.
        from_: Ends ''' nothing \\\\, \`None\` is none, null stays.
    """
    `)
})

test.each([
  ['{id: bigint, tags: string[]}[]', 'list[dict[str, int | list[str]]]'],
  ['map<bool?>', 'dict[str, bool | None]'],
])('writes %s as %s in Python', (type, hint) => {
  expect(pythonOf(parseType(type))).toBe(hint)
})

test('a program of its own is shown how to read, and what to print', () => {
  const signature = {
    name: 'report',
    parameters: [{ name: 'log', type: 'string', doc: 'One request\na line.' }],
    returns: { type: 'string', doc: 'The worst minute.' },
  }
  expect(renderProgram(signature, 'typescript')).toBe(
    "import { readLine } from 'stdin'\n\n// Reads: One request a line.\n// Prints: The worst minute.\n" +
      'for (let line = readLine(); line !== null; line = readLine()) {\n  \n}\n',
  )
  expect(renderProgram(signature, 'python')).toBe(
    'import sys\n\n# Reads: One request a line.\n# Prints: The worst minute.\n' +
      "for line in sys.stdin:\n    line = line.rstrip('\\n')\n    ",
  )
})
