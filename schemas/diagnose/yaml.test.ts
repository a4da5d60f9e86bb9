import { describe, expect, test } from 'vitest'
import { readYaml } from './yaml.ts'

const text = `---
id: one
list:
  - { name: a, value: 1 }
  - &second { name: b, value: 2 }
again: *second
---
`
const span = { start: 4, end: text.lastIndexOf('---') }

test('places are those of the whole file, also for data inside it', () => {
  const source = readYaml({ file: 'item.mdx', text, span })
  expect(source.diagnostics).toEqual([])
  expect(source.value).toEqual({
    id: 'one',
    list: [
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ],
    again: { name: 'b', value: 2 },
  })
  expect(source.rangeOf(['id'])).toEqual({ start: { line: 2, column: 5 }, end: { line: 2, column: 8 } })
  expect(source.rangeOf(['list', 1, 'value']).start).toEqual({ line: 5, column: 31 })
  expect(source.rangeOfKey(['list', 0, 'value']).start).toEqual({ line: 4, column: 16 })
})

test('an alias is followed to what it stands for', () => {
  const source = readYaml({ file: 'item.mdx', text, span })
  expect(source.rangeOf(['again', 'name']).start).toEqual({ line: 5, column: 21 })
})

test('a place that is not there is the nearest one that is', () => {
  const source = readYaml({ file: 'item.mdx', text, span })
  expect(source.rangeOf(['list', 7, 'value']).start).toEqual({ line: 4, column: 3 })
  expect(source.rangeOf(['nothing']).start).toEqual({ line: 2, column: 1 })
})

test('JSON is read as well', () => {
  const source = readYaml({ file: 'x.json', text: '{"a": [1, {"b": null}]}' })
  expect(source.value).toEqual({ a: [1, { b: null }] })
  expect(source.rangeOf(['a', 1, 'b']).start).toEqual({ line: 1, column: 17 })
})

test('a key `__proto__` is refused, save where any key is data', () => {
  const unsafe = 'counts: { __proto__: 1 }'
  expect(readYaml({ file: 'x', text: unsafe }).diagnostics).toMatchObject([{ code: 'yaml/unsafe-key' }])
  const data = readYaml({ file: 'x', text: unsafe, isData: (path) => path[0] === 'counts' })
  expect(data.diagnostics).toEqual([])
  expect(Object.keys((data.value as { counts: object }).counts)).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('1')
})

describe('a line that stands wrong is one fault, told at that line', () => {
  test.for([
    ['further right than the first key', 'a: 1\n b: 2\nc: 3\n', '2:2'],
    ['further right than the keys before it', 'a: 1\nb: 2\n  c: 3\nd: 4\n', '3:3'],
    ['further left than the keys before it', 'a:\n  1: x\n 2: y\n  3: z\nb: 1\n', '3:2'],
    ['an entry of a list', 'a:\n  - b: 1\n   - c: 2\nd: 3\n', '3:4'],
    ['the first line', '  a: 1\nb: 2\nc: 3\n', '1:3'],
    ['a tab among spaces', 'a:\n\t1: x\n  2: y\nb: 1\n', '2:1'],
    ['tabs', 'a:\n\t1: x\n\t2: y\nb: 1\n', '2:1'],
  ] as const)('%s', ([, yaml, place]) => {
    const { diagnostics } = readYaml({ file: 'x', text: yaml })
    expect(diagnostics.map(({ range: { start } }) => `${start.line}:${start.column}`)).toEqual([place])
    expect(diagnostics[0]?.message).toMatch(/^Unexpected (indentation of \d spaces?|tab), expected/)
  })

  test('other faults are all told', () => {
    const { diagnostics } = readYaml({ file: 'x', text: 'a: b: c\nd: 1\ne: f: g\n' })
    expect(diagnostics.map(({ range: { start } }) => start.line)).toEqual([1, 3])
  })
})
