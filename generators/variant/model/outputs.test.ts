import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { defaultLimits } from '#runner'
import { parseType, printType } from '#schemas/value'
import type { Model } from '#schemas/model'
import { createNodeRunner } from '../../sandbox/index.ts'
import { drawableOperators } from './output-operators.ts'
import { outputType, parametersOf, withOperator, withOutput } from './outputs.ts'

const outputs: NonNullable<Model['outputs']> = {
  from: 'Return the places.',
  to: 'Find the places. Return {asked}.',
  of: 'these places',
  operators: [
    'sum',
    'count',
    'different',
    'largest',
    'kth',
    'reversed',
    'every-second',
    'sorted',
    'steps',
    'runs',
  ],
}
const operators = drawableOperators(outputs)

const signature = {
  name: 'places',
  parameters: [{ name: 'from', type: 'int[]', doc: 'A list.' }],
  returns: { type: 'int[]', doc: 'The places.' },
}

/** A function that returns its list, by calling itself. */
const programs = {
  'a.ts':
    'export function places(from: readonly number[]): number[] {\n  const [one, ...more] = from\n  return one === undefined ? [] : [one, ...places(more)]\n}\n',
  'a.js': 'export const places = (from) => (from.length === 0 ? [] : [from[0], ...places(from.slice(1))])\n',
  'a.py': 'def places(from_):\n    return [from_[0], *places(from_[1:])] if from_ else []\n',
} as const
const languages = { 'a.ts': 'typescript', 'a.js': 'javascript', 'a.py': 'python' } as const

const lists = [[7, 3, 3, 10, 3], [-2], []] as const
/** Worked out by hand, for each of the lists. */
const wanted: Readonly<Record<string, readonly unknown[]>> = {
  sum: [26, -2, 0],
  count: [5, 1, 0],
  different: [3, 1, 0],
  largest: [10, -2, null],
  'kth-2': [3, null, null],
  'kth-3': [3, null, null],
  'kth-4': [10, null, null],
  reversed: [[3, 10, 3, 3, 7], [-2], []],
  'every-second': [[7, 3, 3], [-2], []],
  sorted: [[3, 3, 3, 7, 10], [-2], []],
  steps: [[-4, 0, 7, -7], [], []],
  runs: [
    [
      { value: 7, times: 1 },
      { value: 3, times: 2 },
      { value: 10, times: 1 },
      { value: 3, times: 1 },
    ],
    [{ value: -2, times: 1 }],
    [],
  ],
}

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

it('knows what each operator returns', () => {
  expect([...operators.keys()]).toEqual(Object.keys(wanted))
})

describe.each([...operators])('%s', (name, operator) => {
  const type = outputType('int[]', operator) ?? parseType('bool')
  it.each(['a.ts', 'a.js', 'a.py'] as const)('is returned by %s, which computes the list', async (path) => {
    const asked = { ...signature, returns: { type: printType(type), doc: 'What is asked.' } }
    const text = withOperator(path, programs[path], { signature, asked, operator }) ?? ''
    const cases = lists.map((list, at) => ({ id: `${at}`, input: [[...list]] }))
    const found = await runner.run(
      { language: languages[path], text, signature: asked },
      cases,
      defaultLimits,
    )
    expect(found.map(({ outcome }) => (outcome.type === 'returned' ? outcome.value : outcome))).toEqual(
      wanted[name],
    )
  })
})

it('asks numbers of numbers alone, and no second null', () => {
  const typesOf = (type: string) =>
    [...operators].flatMap(([name, operator]) => {
      const result = outputType(type, operator)
      return result ? [`${name} ${printType(result)}`] : []
    })
  expect(typesOf('string[]')).toEqual([
    'count int',
    'different int',
    'kth-2 string?',
    'kth-3 string?',
    'kth-4 string?',
    'reversed string[]',
    'every-second string[]',
    'runs {value: string, times: int}[]',
  ])
  expect(typesOf('int?[]')).toEqual(['count int', 'reversed int?[]', 'every-second int?[]'])
  expect(typesOf('int')).toEqual([])
})

it('draws the list itself where something else is drawn as well', () => {
  const model: Model = { version: 1, outputs: { ...outputs, operators: ['sum', 'kth'] } }
  const drawn = ['sum', 'kth-2', 'kth-3', 'kth-4']
  expect(parametersOf(model)['output']?.oneOf).toEqual(drawn)
  const stories = { own: { place: 'place' }, other: { place: 'seat' } }
  expect(parametersOf({ ...model, stories })['output']?.oneOf).toEqual(['list', ...drawn])
  expect(parametersOf({ version: 1 })).toEqual({})
})

describe('the files of a variant', () => {
  const item = `---
id: where-they-stand
signature:
  name: places
  parameters: [{ name: from, type: "int[]", doc: A list. }]
  returns: { type: "int[]", doc: The places. }
---

Look at the list. Return the places.

<Explanation>
Look twice.
</Explanation>
`
  const files = new Map([
    ['item.mdx', item],
    ['cases.yaml', 'cases:\n  - { name: first, input: { from: [1] }, expected: [1] }\n'],
    [
      'properties.ts',
      'export function arrange() {}\nexport const properties = {}\nexport const relations = {}\n',
    ],
    ['submissions/accepted/a.py', programs['a.py']],
    ['submissions/submissions.yaml', 'version: 1\n'],
  ])
  const made = withOutput(files, outputs, 'kth-3', (text) => text.replaceAll('places', 'seats'))

  it('ask something else, in the words of the story', () => {
    const asked = withOutput(
      new Map([['item.mdx', item.replace('Return the places', 'Return the seats')]]),
      outputs,
      'kth-3',
      (text) => text.replaceAll('places', 'seats'),
    ).get('item.mdx')
    expect(asked).toContain(
      'Look at the list. Find the seats. Return the third of these seats, or `null` if there are fewer than 3.\n',
    )
    expect(asked).toContain(
      '<Explanation>\nWhat is asked for is computed from these seats at the very end; this is how to get them.\n\nLook twice.',
    )
    expect(parse(asked?.split('---\n')[1] ?? '').signature.returns).toEqual({
      type: 'int?',
      doc: 'The third of these seats, or `null` if there are fewer than 3.',
    })
  })

  it('have placeholders of the new type until results are computed', () => {
    const resultOf = (drawn: string) =>
      parse(withOutput(files, outputs, drawn, String).get('cases.yaml') ?? '').cases[0].expected
    expect(resultOf('kth-3')).toBeNull()
    expect(resultOf('sum')).toBe(0)
    expect(resultOf('runs')).toEqual([])
  })

  it('keep how inputs are arranged, and claim nothing of the list', () => {
    expect(made.get('properties.ts')).toBe(
      'export function arrange() {}\nconst propertiesOfTheList = {}\nconst relationsOfTheList = {}\n',
    )
    const claims = new Map([...files, ['properties.ts', 'export const properties = {}\n']])
    expect(withOutput(claims, outputs, 'sum', String).has('properties.ts')).toBe(false)
  })

  it('are left alone where the list itself is asked for', () => {
    expect(withOutput(files, outputs, 'list', String)).toBe(files)
  })
})

it('wraps only what declares the function', () => {
  const operator = operators.get('sum')
  if (!operator) throw new RangeError('no sum')
  const wrap = (path: string, text: string) =>
    withOperator(path, text, { signature, asked: signature, operator })
  expect(wrap('a.ts', 'function places() {}\nexport { places }\n')).toBeUndefined()
  expect(wrap('a.py', 'places = list\n')).toBeUndefined()
  expect(wrap('submissions.yaml', 'version: 1\n')).toBeUndefined()
})
