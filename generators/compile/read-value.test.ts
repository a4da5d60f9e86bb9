import { expect, test } from 'vitest'
import { readYaml, type Diagnostic } from '#schemas/diagnose/index'
import { conform, parseType } from '#schemas/value'
import { readValue, unread } from './read-value.ts'
import { reportInto } from '#schemas/diagnose/report'

function read(yaml: string, type: string) {
  const diagnostics: Diagnostic[] = []
  const source = readYaml({ file: 'cases.yaml', text: `v: ${yaml}`, isData: () => true })
  expect(source.diagnostics).toEqual([])
  const report = reportInto(diagnostics, 'cases.yaml')
  return { ...readValue(source.nodeAt(['v']), parseType(type), source, report, 'v'), diagnostics }
}

test.for([
  { yaml: '7', type: 'int', value: 7 },
  { yaml: '-0', type: 'int', value: 0 },
  { yaml: '-0.0', type: 'float', value: { $: '-0' } },
  { yaml: '.nan', type: 'float', value: { $: 'nan' } },
  { yaml: '-.inf', type: 'float', value: { $: '-inf' } },
  {
    yaml: '123456789012345678901234567890',
    type: 'bigint',
    value: { $: 'bigint', v: '123456789012345678901234567890' },
  },
  { yaml: '"-5"', type: 'bigint', value: { $: 'bigint', v: '-5' } },
  { yaml: '"AP8="', type: 'bytes', value: { $: 'bytes', v: 'AP8=' } },
  { yaml: 'yes', type: 'string', value: 'yes' },
  { yaml: 'null', type: 'int?', value: null },
  { yaml: '[1, null]', type: 'int?[]', value: [1, null] },
  { yaml: '{ id: 1 }', type: '{id: int, note: string?}', value: { id: 1, note: null } },
  {
    yaml: '{ b: 1, a: 2 }',
    type: 'map<int>',
    value: {
      $: 'map',
      v: [
        ['a', 2],
        ['b', 1],
      ],
    },
  },
  { yaml: '{ __proto__: 1 }', type: 'map<int>', value: { $: 'map', v: [['__proto__', 1]] } },
  { yaml: '{ 1.0: x }', type: 'map<string>', value: { $: 'map', v: [['1.0', 'x']] } },
])('$yaml is a value of type $type', ({ yaml, type, value }) => {
  const result = read(yaml, type)
  expect(result).toEqual({ value, isWhole: true, diagnostics: [] })
  expect(conform(result.value, parseType(type))).toEqual({ ok: true, value })
})

test.for([
  { yaml: '1.5', type: 'int', says: 'Unexpected `1.5` for `v`, expected int', column: 4 },
  { yaml: '9007199254740993', type: 'int', says: 'expected int', column: 4 },
  { yaml: '12', type: 'string', says: 'Unexpected `12` for `v`, expected string', column: 4 },
  { yaml: '"no base64!"', type: 'bytes', says: 'expected bytes', column: 4 },
  { yaml: '[1, [2, x]]', type: 'int[][]', says: 'Unexpected `1` for `v[0]`, expected int[]', column: 5 },
  { yaml: '{ id: 1, odd: 2 }', type: '{id: int}', says: '`v.odd`', column: 13 },
  { yaml: '{}', type: '{id: int}', says: '`v.id`', column: 4 },
  { yaml: '[]', type: 'map<int>', says: 'Unexpected list of 0 for `v`', column: 4 },
])('$yaml is none of type $type, told at its place', ({ yaml, type, says, column }) => {
  const { isWhole, diagnostics } = read(yaml, type)
  expect(isWhole).toBe(false)
  expect(diagnostics[0]).toMatchObject({ code: 'cases/type', range: { start: { line: 1, column } } })
  expect(diagnostics[0]?.message).toContain(says)
})

test('what can be read of a value is kept', () => {
  expect(read('[1, a, 2]', 'int[]')).toMatchObject({ value: [1, unread, 2], isWhole: false })
})

test('every wrong part of a value is told', () => {
  expect(read('[1, a, 2, b]', 'int[]').diagnostics.map(({ range }) => range.start.column)).toEqual([8, 14])
})
