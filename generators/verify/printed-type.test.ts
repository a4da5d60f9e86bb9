import { describe, expect, it } from 'vitest'
import { isPrintedAs } from './printed-type.ts'

describe('a printed line', () => {
  it.each([
    ['2', 'int'],
    ['-0', 'int'],
    ['1e+21', 'int'],
    ['2.5', 'float'],
    ['NaN', 'float'],
    ['-Infinity', 'float'],
    ['12n', 'bigint'],
    ['true', 'bool'],
    ['first 2', 'string'],
    ['', 'string'],
    ['[ 1, 2 ]', 'int[]'],
    ['[]', 'string[]'],
    ['Uint8Array(1) [ 7 ]', 'bytes'],
    ['{ id: 7 }', '{id: int}'],
    ["Map(1) { 'a' => 1 }", 'map<int>'],
    ['undefined', 'int?'],
    ['3', 'int?'],
  ])('`%s` can be read as %s', (line, type) => {
    expect(isPrintedAs(line, type)).toBe(true)
  })

  it.each([
    ['first 2', 'int'],
    ['2.5', 'int'],
    ['', 'int'],
    ['NaN', 'int'],
    ['[object Object]', 'float'],
    ['2.0n', 'bigint'],
    ['yes', 'bool'],
    ['1, 2', 'int[]'],
    ['list: [ 1 ] and more', 'int[]'],
    ['[object Object]', '{id: int}'],
    ['none', 'int?'],
  ])('`%s` cannot be read as %s', (line, type) => {
    expect(isPrintedAs(line, type)).toBe(false)
  })
})
