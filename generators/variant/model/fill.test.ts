import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill } from './fill.ts'

describe('a text with values', () => {
  it('has them in place of their names', () => {
    expect(fill('{rate:,} jobs of {unit}', { rate: 1200, unit: 'pages' })).toEqual({
      text: '1,200 jobs of pages',
      faults: [],
    })
  })

  it('keeps braces that mean something else', () => {
    for (const text of ['{ ...template }', '${name}', '{}', '{other}', '{A}'])
      expect(fill(text, { rate: 1 })).toEqual({ text, faults: [] })
  })

  it('tells formats of nothing, and formats that a value cannot have', () => {
    expect(fill('{other:,}', { rate: 1 }).faults).toEqual(['{other:,}: there is no other'])
    expect(fill('{rate:title}', { rate: 1 }).faults).toEqual(['{rate:title}: 1 cannot be written so'])
    expect(fill('{toString:,}', {}).faults).toEqual(['{toString:,}: there is no toString'])
  })

  it('takes the values as they are, whatever braces they have', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        expect(fill('{first}|{second}', { first, second }).text).toBe(`${first}|${second}`)
      }),
    )
  })
})
