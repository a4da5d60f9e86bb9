import { expect, it } from 'vitest'
import { personItemMap, type PersonItemMap } from './person-item-map.ts'

// 100 units a class.
const map: PersonItemMap = {
  id: 'm',
  width: 412,
  edges: [-2, -1, 0, 1, 2],
  persons: [0, 10, 5, 0],
  thresholds: [
    { at: 0.5, isFlagged: false },
    { at: 0.2, isFlagged: true },
    { at: -9, isFlagged: false },
  ],
  words: { title: 'Map', description: '', persons: '15 persons', items: '3 thresholds', axis: 'logits' },
}

it('has bars as high as their persons, and marks below the class that they are in', () => {
  const drawing = personItemMap(map)
  expect(drawing.match(/chart-column/g)).toHaveLength(2)
  expect(drawing).toContain('M107 154V24H205V154Z')
  expect(drawing).toContain('M207 154V89H305V154Z')
  // the flagged one is a cross next to the axis, the other one a dot below it; what lies beyond stands outermost
  expect(drawing).toContain('M252.5 184.5l7 7')
  expect(drawing).toContain('cx="256" cy="197"')
  expect(drawing).toContain('cx="56" cy="188"')
})

it('says the rest with a number where a column is too long', () => {
  const thresholds = Array.from({ length: 100 }, () => ({ at: 0.5, isFlagged: false }))
  const drawing = personItemMap({ ...map, thresholds })
  expect(drawing.match(/<circle/g)).toHaveLength(27)
  expect(drawing).toContain('>+73<')
})

it('writes its captions in one line where both have room, else in two', () => {
  const heightOf = (width: number, items: string): readonly number[] => {
    const words = { ...map.words, items, axis: 'ability and difficulty in logits' }
    const drawing = personItemMap({ ...map, width, words })
    const placeOf = (content: string): number =>
      Number(new RegExp(` y="(\\d+)"[^>]*>${content}<`).exec(drawing)?.[1])
    return [items, words.axis].map(placeOf)
  }
  const [first = NaN, second] = heightOf(313, '356 steps of 114 items')
  expect(second).toBe(first)
  for (const [width, items] of [
    [288, '356 steps of 114 items'],
    [328, '31248 steps of 10000 items'],
  ] as const) {
    const [above = NaN, below = NaN] = heightOf(width, items)
    expect(below - above).toBe(16)
  }
})
