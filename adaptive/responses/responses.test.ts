import { describe, expect, it } from 'vitest'
import { piecesOf } from './pieces.ts'
import { countCategories, responsesOf } from './responses.ts'

describe('responses', () => {
  it('hold what was administered, person by person', () => {
    const found = responsesOf([
      [1, undefined, 3],
      [undefined, undefined, undefined],
      [0, 2, undefined],
    ])
    expect(found).toMatchObject({ persons: 3, items: 3, groupCount: 1, weights: undefined })
    expect([...found.starts]).toEqual([0, 2, 2, 4])
    expect([...found.item]).toEqual([0, 2, 0, 1])
    expect([...found.category]).toEqual([1, 3, 0, 2])
  })
  it('refuse what is no score, with its place', () => {
    expect(() => responsesOf([[0, 1], [1]])).toThrow('row 1: 2 items are expected, received 1')
    expect(() => responsesOf([[0, 1.5]])).toThrow(
      'row 0, item 1: a category is an integer in [0, 127], received 1.5',
    )
    expect(() => responsesOf([[-1]])).toThrow('received -1')
    expect(() => responsesOf([[1]], { weights: [0] })).toThrow('weights must be positive, received 0')
  })
  it('are counted by category, with their weights', () => {
    const { highest, counts } = countCategories(
      responsesOf(
        [
          [0, 2],
          [1, undefined],
        ],
        { weights: [2, 0.5] },
      ),
    )
    expect([...highest]).toEqual([1, 2])
    expect([counts[0], counts[1], counts[128 + 2]]).toEqual([2, 0.5, 2])
  })
})

describe('the pieces of a design', () => {
  const no = undefined
  it('are one where persons tie all items together', () => {
    expect(
      piecesOf(
        responsesOf([
          [1, 0, no, no],
          [no, 1, 1, no],
          [no, no, 0, 1],
        ]),
      ),
    ).toEqual([[0, 1, 2, 3]])
  })
  it('are named where they are not, without what nobody answered', () => {
    const apart = responsesOf([
      [1, no, 0, no, no],
      [no, 1, no, 1, no],
    ])
    expect(piecesOf(apart)).toEqual([
      [0, 2],
      [1, 3],
    ])
    expect(piecesOf(apart, [[2, 3]])).toEqual([[0, 1, 2, 3]])
  })
})
