import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, arrangements } from './arrange.ts'

const drawn = [5, 1, 4, 2, 3, 6]

describe('an arrangement', () => {
  test('puts numbers and texts in order, up, down, up and down, and from end to end', () => {
    expect(arrange(drawn, 'sorted')).toEqual([1, 2, 3, 4, 5, 6])
    expect(arrange(['b', 'a', 'B'], 'sorted')).toEqual(['B', 'a', 'b'])
    expect(arrange(drawn, 'reversed')).toEqual([6, 5, 4, 3, 2, 1])
    expect(arrange(drawn, 'organ-pipe')).toEqual([1, 3, 5, 6, 4, 2])
    expect(arrange(drawn, 'zigzag')).toEqual([1, 6, 2, 5, 3, 4])
  })

  test('repeats one element, one but for the last, or a few', () => {
    expect(arrange(drawn, 'equal')).toEqual([5, 5, 5, 5, 5, 5])
    expect(arrange(drawn, 'one-odd')).toEqual([5, 5, 5, 5, 5, 1])
    const few = arrange(
      Array.from({ length: 300 }, (_, index) => (index * 7919) % 1009),
      'few',
    )
    const counts = [...Map.groupBy(few, (value) => value).values()].map(({ length }) => length)
    expect(counts).toHaveLength(3)
    for (const count of counts) expect(count).toBeGreaterThan(60)
  })

  test('orders each field of records by itself, so that all of them ascend', () => {
    const rows = [
      { name: 'b', from: 3 },
      { name: 'c', from: 1 },
      { name: 'a', from: 2 },
    ]
    expect(arrange(rows, 'sorted')).toEqual([
      { name: 'a', from: 1 },
      { name: 'b', from: 2 },
      { name: 'c', from: 3 },
    ])
  })

  test('keeps the number of elements, and never makes up one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.constantFrom(...arrangements), (elements, arrangement) => {
        const found = arrange(elements, arrangement)
        expect(found).toHaveLength(elements.length)
        for (const element of found) expect(elements).toContain(element)
      }),
    )
  })
})
