import { expect, it } from 'vitest'
import { normalValue } from './normal-value.ts'

it('puts fields in the order of the type, however deep', () => {
  const value = normalValue([{ b: 1, a: { d: 2, c: 3 } }], '{a: {c: int, d: int}, b: int}[]')
  expect(JSON.stringify(value)).toBe('[{"a":{"c":3,"d":2},"b":1}]')
})

it('leaves what is not of the type as it is', () => {
  expect(normalValue('seven', 'int')).toBe('seven')
})
