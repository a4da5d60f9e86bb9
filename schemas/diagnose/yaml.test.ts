import { expect, test } from 'vitest'
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
