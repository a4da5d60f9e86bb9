import { describe, expect, it } from 'vitest'
import type { Encoded } from '#schemas/value'
import { inputTurns } from './turns.ts'

const signature = {
  name: 'wanted',
  parameters: [
    { name: 'rows', type: '{ name: string, high: int, low: int, from: { x: int, y: int } }[]', doc: '' },
    { name: 'first', type: 'int', doc: '' },
    { name: 'last', type: 'int', doc: '' },
  ],
  returns: { type: 'int', doc: '' },
}

const input: readonly Encoded[] = [[{ name: 'a', high: 5, low: 2, from: { x: 1, y: 9 } }], 3, 8]

function turned(words: string): readonly Encoded[] | undefined {
  return inputTurns(signature)
    .find((one) => one.words === words)
    ?.turn(input)
}

describe('inputTurns', () => {
  it('exchanges parameters of one type', () => {
    expect(turned('with first and last exchanged')).toEqual([input[0], 8, 3])
    expect(turned('with rows and first exchanged')).toBeUndefined()
  })

  it('exchanges fields of one type, in every record', () => {
    expect(turned('with high and low exchanged')).toEqual([
      [{ name: 'a', high: 2, low: 5, from: { x: 1, y: 9 } }],
      3,
      8,
    ])
    expect(turned('with x and y exchanged')).toEqual([
      [{ name: 'a', high: 5, low: 2, from: { x: 9, y: 1 } }],
      3,
      8,
    ])
    expect(turned('with name and high exchanged')).toBeUndefined()
  })

  it('begins with the input as it is', () => {
    expect(inputTurns(signature)[0]?.turn(input)).toBe(input)
  })
})
