import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { scoreChoice } from './choice.ts'

function itemOf(choose: 'one' | 'many', right: number, wrong: number, max: number) {
  const ids = [
    ...Array.from({ length: right }, (_, i) => `right-${i}`),
    ...Array.from({ length: wrong }, (_, i) => `wrong-${i}`),
  ]
  return {
    kind: 'choice' as const,
    max,
    task: { choose, options: ids.map((id) => ({ id, html: id })) },
    key: { right: ids.slice(0, right), feedback: {} },
  }
}
const chosen = (...ids: readonly string[]) => ({ kind: 'choice', chosen: ids }) as const

describe('a single choice', () => {
  const item = itemOf('one', 1, 3, 1)
  it('is right or not', () => {
    expect(scoreChoice({ ...item, response: chosen('right-0') }).category).toBe(1)
    expect(scoreChoice({ ...item, response: chosen('wrong-1') }).category).toBe(0)
  })
  it('is nothing where more than one is chosen', () => {
    const { category, parts } = scoreChoice({ ...item, response: chosen('right-0', 'wrong-0') })
    expect(category).toBe(0)
    expect(parts).toEqual([
      { id: 'choice', label: 'Choice', earned: 0, possible: 1, detail: 'more than one chosen' },
    ])
  })
})

describe('a multiple choice', () => {
  const item = itemOf('many', 3, 4, 2)
  it('loses a category for each wrong option chosen and each right one missed', () => {
    const category = (...ids: readonly string[]): number =>
      scoreChoice({ ...item, response: chosen(...ids) }).category
    expect(category('right-0', 'right-1', 'right-2')).toBe(2)
    expect(category('right-0', 'right-1')).toBe(1)
    expect(category('right-0', 'right-1', 'right-2', 'wrong-0')).toBe(1)
    expect(category('right-0', 'right-1', 'wrong-0')).toBe(0)
    expect(category('right-0', 'right-1', 'right-2', 'elsewhere')).toBe(1)
  })
  it('says of each option what was right about it', () => {
    expect(scoreChoice({ ...item, response: chosen('right-0', 'wrong-0') }).parts.slice(2, 4)).toEqual([
      { id: 'right-2', label: 'Option 3', earned: 0, possible: 1, detail: 'right, not chosen' },
      { id: 'wrong-0', label: 'Option 4', earned: 0, possible: 1, detail: 'wrong, chosen' },
    ])
  })
})

const many = fc
  .record({
    max: fc.integer({ min: 1, max: 3 }),
    right: fc.nat(3),
    wrong: fc.nat(3),
    drawn: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ max, right, wrong, drawn }): Graded => {
    const item = itemOf('many', max + right, max + wrong, max)
    const other = item.task.options.flatMap(({ id }, i) => (drawn[i] === true ? [id] : []))
    return { item, perfect: chosen(...item.key.right), empty: chosen(), other: chosen(...other) }
  })
const one = fc
  .record({ wrong: fc.integer({ min: 1, max: 5 }), at: fc.nat(5) })
  .map(({ wrong, at }): Graded => {
    const item = itemOf('one', 1, wrong, 1)
    return {
      item,
      perfect: chosen('right-0'),
      empty: chosen(),
      other: chosen(item.task.options[at]?.id ?? 'elsewhere'),
    }
  })

assertScorerLaws('single choice', one)
assertScorerLaws('multiple choice', many)

const score = (item: Graded['item'], response: Graded['other']): number =>
  item.kind === 'choice' && response.kind === 'choice' ? scoreChoice({ ...item, response }).category : NaN

it('marking every option earns nothing', () => {
  fc.assert(
    fc.property(many, ({ item }) => {
      if (item.kind === 'choice')
        expect(score(item, chosen(...item.task.options.map(({ id }) => id)))).toBe(0)
    }),
  )
})
it('the order of options and of choices changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(one, many), ({ item, other }) => {
      if (item.kind !== 'choice' || other.kind !== 'choice') return
      const turned = { ...item, task: { ...item.task, options: item.task.options.toReversed() } }
      expect(score(turned, chosen(...other.chosen.toReversed()))).toBe(score(item, other))
    }),
  )
})
it('one error fewer never lowers the category', () => {
  fc.assert(
    fc.property(many, fc.nat(11), ({ item, other }, at) => {
      if (item.kind !== 'choice' || other.kind !== 'choice') return
      const id = item.task.options[at % item.task.options.length]?.id ?? ''
      const right = item.key.right.includes(id)
      const corrected = right ? [...new Set([...other.chosen, id])] : other.chosen.filter((one) => one !== id)
      // emptying a response is no correction: nothing chosen earns nothing
      if (corrected.length > 0)
        expect(score(item, chosen(...corrected))).toBeGreaterThanOrEqual(score(item, other))
    }),
  )
})
