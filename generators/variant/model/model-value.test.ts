import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showModelValue } from './model-value.ts'

describe('a value in a text', () => {
  it.each([
    [1200, undefined, '1200'],
    [0.1 + 0.2, undefined, '0.3'],
    ['pages', undefined, 'pages'],
    [true, undefined, 'true'],
    [1234567.5, ',', '1,234,567.5'],
    [999, ',', '999'],
    [1234.5, ',.2', '1,234.50'],
    [9.8, '.2', '9.80'],
    [3, '02', '03'],
    [14, '02', '14'],
    [0, 'word', 'zero'],
    [19, 'word', 'nineteen'],
    [30, 'word', 'thirty'],
    [42, 'word', 'forty-two'],
    [36, 'Word', 'Thirty-six'],
    ['birch', 'title', 'Birch'],
    [[1, 3, 6], 'list', '1, 3, 6'],
    [[1, 'a'], 'json', '[1,"a"]'],
  ])('%j in the format %s is %s', (value, format, shown) => {
    expect(showModelValue(value, format)).toBe(shown)
  })

  it.each([
    [100, 'word'],
    [-1, 'word'],
    [1.5, 'word'],
    [20.5, 'word'],
    [7, 'roman'],
    ['seven', 'word'],
    [7, 'title'],
    [7, 'list'],
    [[1], undefined],
    [[1], ','],
  ])('%j has no format %s', (value, format) => {
    expect(showModelValue(value, format)).toBeUndefined()
  })

  it('says each number below a hundred in words of its own', () => {
    const all = Array.from({ length: 100 }, (_, value) => showModelValue(value, 'word'))
    expect(new Set(all).size).toBe(100)
    expect(all).not.toContain(undefined)
  })

  it('groups thousands so that they can be read back', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const shown = showModelValue(value, ',') ?? ''
        expect(Number(shown.replaceAll(',', ''))).toBe(value)
        expect(shown).toMatch(/^-?\d{1,3}(,\d{3})*$/)
      }),
    )
  })

  it('writes JSON that can be read back', () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean())
    fc.assert(
      fc.property(fc.oneof(scalar, fc.array(scalar)), (value) => {
        expect(JSON.parse(showModelValue(value, 'json') ?? '')).toEqual(value)
      }),
    )
  })
})
