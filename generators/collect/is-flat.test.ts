import { describe, expect, it } from 'vitest'
import { isFlat } from './is-flat.ts'

const MANY = 1_000_000
const result = {
  version: 1,
  kind: 'assay-sealed-result',
  attempt: '00000000-0000-4000-8000-000000000000',
  form: '0'.repeat(64),
  enc: 'A'.repeat(43),
  box: 'A'.repeat(MANY),
}

describe('a flat text', () => {
  it('is what a sealed result looks like, however it is laid out', () => {
    expect(isFlat(JSON.stringify(result))).toBe(true)
    expect(isFlat(`${JSON.stringify(result, null, 2)}\n`)).toBe(true)
  })

  it.each([
    ['brackets', '['.repeat(MANY)],
    ['objects', `[${'{},'.repeat(MANY)}{}]`],
    ['numbers', `{"box":[${'0,'.repeat(MANY)}0]}`],
    ['keys', `{${'"a":1,'.repeat(MANY)}"a":1}`],
    ['white space', ' '.repeat(MANY)],
    ['a string without an end', `"${'A'.repeat(MANY)}`],
  ])('is not one of many %s', (_, text) => expect(isFlat(text)).toBe(false))
})
