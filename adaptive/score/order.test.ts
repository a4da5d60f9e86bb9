import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { longestInOrder } from '../scoring/longest-in-order.ts'
import { scoreOrder } from './order.ts'

type Required = readonly { readonly id: string; readonly after: readonly string[]; readonly indent: number }[]

function itemOf(required: Required, distractors: readonly string[], max: number, indentation = false) {
  const ids = [...required.map(({ id }) => id), ...distractors]
  return {
    kind: 'order' as const,
    max,
    task: { language: 'typescript' as const, indentation, blocks: ids.map((id) => ({ id, text: id })) },
    key: { required, distractors: distractors.map((id) => ({ id, why: 'a belief' })) },
  }
}
const placed = (...ids: readonly (string | readonly [string, number])[]) =>
  ({
    kind: 'order',
    blocks: ids.map((one) =>
      typeof one === 'string' ? { id: one, indent: 0 } : { id: one[0], indent: one[1] },
    ),
  }) as const

const CHAIN: Required = [
  { id: 'a', after: [], indent: 0 },
  { id: 'b', after: ['a'], indent: 1 },
  { id: 'c', after: ['b'], indent: 1 },
  { id: 'd', after: ['c'], indent: 0 },
]

describe('a Parsons problem', () => {
  const item = itemOf(CHAIN, ['x'], 3)
  const category = (...ids: readonly string[]): number =>
    scoreOrder({ ...item, response: placed(...ids) }).category

  it('loses a category for each block that does not belong, is missing or stands out of order', () => {
    expect(category('a', 'b', 'c', 'd')).toBe(3)
    expect(category('a', 'b', 'x', 'c', 'd')).toBe(2)
    expect(category('a', 'b', 'd')).toBe(2)
    expect(category('b', 'a', 'c', 'd')).toBe(2)
    expect(category('d', 'a', 'b', 'c')).toBe(2)
    expect(category('d', 'c', 'b', 'a')).toBe(0)
    expect(category('a', 'a', 'b', 'c', 'd')).toBe(2)
  })
  it('takes any order that the dependencies allow', () => {
    const free = itemOf(
      [
        { id: 'a', after: [], indent: 0 },
        { id: 'b', after: [], indent: 0 },
        { id: 'c', after: ['a', 'b'], indent: 0 },
      ],
      [],
      2,
    )
    expect(scoreOrder({ ...free, response: placed('b', 'a', 'c') }).category).toBe(2)
    expect(scoreOrder({ ...free, response: placed('a', 'c', 'b') }).category).toBe(1)
  })
  it('knows what follows from a missing block: a before c, although b is not placed', () => {
    expect(category('c', 'a', 'd')).toBe(1)
  })
  it('counts indents only where they matter', () => {
    const indented = itemOf(CHAIN, [], 3, true)
    expect(scoreOrder({ ...indented, response: placed('a', ['b', 1], ['c', 1], 'd') }).category).toBe(3)
    const { category: two, parts } = scoreOrder({ ...indented, response: placed('a', 'b', ['c', 1], 'd') })
    expect(two).toBe(2)
    expect(parts.at(-1)).toEqual({
      id: 'indentation',
      label: 'Indented as required',
      earned: 3,
      possible: 4,
      detail: '1 wrong',
    })
  })
  it('says what was wrong', () => {
    expect(scoreOrder({ ...item, response: placed('b', 'a', 'x', 'd') }).parts).toEqual([
      { id: 'required', label: 'Required blocks placed', earned: 3, possible: 4 },
      { id: 'order', label: 'Placed in a valid order', earned: 2, possible: 4, detail: '1 out of order' },
      {
        id: 'foreign',
        label: 'Blocks that do not belong left out',
        earned: 0,
        possible: 1,
        detail: '1 used',
      },
    ])
  })
})

/** Blocks whose `after` names earlier ones only, so that the authored order is right. */
const required: fc.Arbitrary<Required> = fc
  .array(fc.record({ picks: fc.array(fc.nat(6), { maxLength: 2 }), indent: fc.nat(2) }), {
    minLength: 3,
    maxLength: 7,
  })
  .map((drawn) =>
    drawn.map(({ picks, indent }, i) => ({
      id: `b${i}`,
      indent,
      after: i === 0 ? [] : picks.map((pick) => `b${pick % i}`),
    })),
  )
const graded = fc
  .record({
    required,
    indentation: fc.boolean(),
    order: fc.array(fc.nat(9), { maxLength: 9 }),
    max: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ required: blocks, indentation, order, max }): Graded => {
    const item = itemOf(blocks, ['x', 'y'], max, indentation)
    const ids = order.flatMap((i) => item.task.blocks[i]?.id ?? [])
    return {
      item,
      perfect: placed(...blocks.map(({ id, indent }) => [id, indent] as const)),
      empty: placed(),
      other: placed(...ids),
    }
  })

assertScorerLaws('order', graded)

it('finds the longest part in order, as trying every subset does', () => {
  const order = fc.uniqueArray(fc.nat(6), { maxLength: 7 })
  fc.assert(
    fc.property(required, order, (blocks, picks) => {
      const ids = picks.flatMap((i) => blocks[i]?.id ?? [])
      const after = new Map(blocks.map((block) => [block.id, block.after]))
      const precedes = (x: string, y: string): boolean =>
        (after.get(y) ?? []).some((one) => one === x || precedes(x, one))
      let longest = 0
      for (let subset = 0; subset < 2 ** ids.length; subset++) {
        const kept = ids.filter((_, i) => ((subset >> i) & 1) === 1)
        if (kept.every((x, i) => kept.slice(0, i).every((y) => !precedes(x, y))))
          longest = Math.max(longest, kept.length)
      }
      expect(longestInOrder(ids, after)).toBe(longest)
    }),
  )
})
it('taking a block that does not belong out never lowers the category', () => {
  fc.assert(
    fc.property(graded, ({ item, other }) => {
      if (item.kind !== 'order' || other.kind !== 'order') return
      const clean = other.blocks.filter(({ id }) => id !== 'x' && id !== 'y')
      if (clean.length === 0) return
      const category = (blocks: typeof clean): number =>
        scoreOrder({ ...item, response: { kind: 'order', blocks } }).category
      expect(category(clean)).toBeGreaterThanOrEqual(category([...other.blocks]))
    }),
  )
})
it('survives dependencies in a circle', () => {
  const circle = [
    { id: 'a', after: ['b'], indent: 0 },
    { id: 'b', after: ['a'], indent: 0 },
  ]
  expect(scoreOrder({ ...itemOf(circle, [], 1), response: placed('a', 'b') }).category).toBeLessThanOrEqual(1)
})
