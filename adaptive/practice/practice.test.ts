import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { informationOf } from '../irt/information.ts'
import { itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { marginalCurve } from '../parameters/marginal-curve.ts'
import { priorParameters } from '../parameters/prior.ts'
import { areasOf, skillLevels, type PracticeAnswer, type PractisedItem } from './skill-levels.ts'
import { whatNext } from './what-next.ts'

const AREAS = ['reading', 'data', 'systems']

function item(id: string, skills: readonly string[], level = 3, max = 1): PractisedItem {
  return { id, skills, max, parameters: priorParameters({ level, highest: max }) }
}

const bank = [
  item('a', ['reading.state'], 3),
  item('b', ['reading.state', 'reading.tracing', 'data.joins'], 2, 3),
  item('c', ['data.joins'], 4),
  item('d', ['systems.caching'], 3, 2),
]
const levelsAfter = (...answers: readonly PracticeAnswer[]) =>
  skillLevels({ items: bank, answers, areas: AREAS })
const thetas = (...answers: readonly PracticeAnswer[]) =>
  levelsAfter(...answers).map(({ theta }) => Number(theta.toFixed(3)))

describe('levels per area', () => {
  it('begin at the prior', () => {
    for (const level of levelsAfter()) {
      expect(level.theta).toBeCloseTo(0, 12)
      expect(level.se).toBeCloseTo(1, 2)
      expect(level).toMatchObject({ answers: 0 })
    }
    expect(levelsAfter().map(({ area }) => area)).toEqual(AREAS)
  })
  it('move by the answers to items of the area; an item of two areas moves both', () => {
    const [none] = thetas()
    expect(thetas({ item: 'a', category: 1 })).toEqual([expect.any(Number), none, none])
    const [reading, data, systems] = levelsAfter({ item: 'b', category: 3 })
    expect(reading?.theta).toBeGreaterThan(0.2)
    expect(data?.theta).toBe(reading?.theta)
    expect([reading?.answers, data?.answers, systems?.answers]).toEqual([1, 1, 0])
  })
  it('take the first answer to an item, and nothing from answers to what is no longer so', () => {
    const once = thetas({ item: 'a', category: 0 })
    expect(thetas({ item: 'a', category: 0 }, { item: 'a', category: 1 })).toEqual(once)
    const stale = [
      { item: 'gone', category: 1 },
      { item: 'c', category: 2 },
      { item: 'd', category: 0.5 },
      { item: 'd', category: -1 },
    ]
    expect(thetas({ item: 'a', category: 0 }, ...stale)).toEqual(once)
  })
  it('do not depend on the order of the answers', () => {
    const answers = [
      { item: 'a', category: 1 },
      { item: 'b', category: 2 },
      { item: 'c', category: 0 },
    ]
    expect(levelsAfter(...answers.toReversed())).toEqual(levelsAfter(...answers))
  })
  it('never fall by a better answer, and lie within their interval', () => {
    // with an uncertain discrimination a graded item's middle categories need not be ordered in what they say
    const parameters = fc.oneof(
      itemParameters,
      uncertainParameters.filter((one) => highestCategory(one) === 1),
    )
    const answered = fc.record({
      parameters,
      skills: fc.uniqueArray(fc.constantFrom('reading.a', 'reading.b', 'data.c', 'systems.d'), {
        minLength: 1,
      }),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 8 }), fc.nat(7), (drawn, which) => {
        const items = drawn.map((one, i) => ({ ...one, id: `i${i}`, max: highestCategory(one.parameters) }))
        const answers = items.map(({ id, max, share }) => ({
          item: id,
          category: Math.floor(share * (max + 1)),
        }))
        const better = answers.map(({ item: id, category }, i) => {
          const raised = i === which % items.length ? 1 : 0
          return { item: id, category: Math.min(items[i]?.max ?? 1, category + raised) }
        })
        const before = skillLevels({ items, answers, areas: AREAS })
        const after = skillLevels({ items, answers: better, areas: AREAS })
        after.forEach(({ theta, low, high }, i) => {
          expect(theta).toBeGreaterThanOrEqual((before[i]?.theta ?? NaN) - 1e-9)
          expect(low).toBeLessThan(high)
        })
      }),
      { numRuns: 150 },
    )
  })
})

describe('what next', () => {
  const none: readonly string[] = []
  it('is in the weakest area, and there what tells most', () => {
    const answers = [
      { item: 'a', category: 1 },
      { item: 'c', category: 0 },
    ]
    const levels = levelsAfter(...answers)
    expect(whatNext({ items: bank, levels, seen: ['a', 'c'], answered: ['a', 'c'] })).toEqual({
      item: 'b',
      area: 'data',
      information: expect.closeTo(0.2551, 4),
    })
  })
  it('decides ties by the order of areas and of items', () => {
    const twins = [item('x', ['data.joins']), item('y', ['reading.state']), item('z', ['reading.state'])]
    const levels = skillLevels({ items: twins, answers: [], areas: AREAS })
    expect(whatNext({ items: twins, levels, seen: none, answered: none })).toMatchObject({ item: 'y' })
    expect(whatNext({ items: twins, levels: levels.toReversed(), seen: none, answered: none })).toMatchObject(
      { item: 'x' },
    )
  })
  it('is what was never answered, and only then what was answered long ago', () => {
    const levels = levelsAfter({ item: 'd', category: 0 })
    const two = [...bank, item('e', ['systems.queues'], 5)]
    expect(whatNext({ items: two, levels, seen: none, answered: ['d'] })).toMatchObject({ item: 'e' })
    expect(whatNext({ items: bank, levels, seen: none, answered: ['d'] })).toMatchObject({ item: 'd' })
  })
  it('is nothing where everything was met lately', () => {
    const seen = bank.map(({ id }) => id)
    expect(whatNext({ items: bank, levels: levelsAfter(), seen, answered: seen })).toBeUndefined()
    expect(whatNext({ items: bank, levels: [], seen: none, answered: none })).toBeUndefined()
  })
  it('was never met lately, is of the lowest area that has any, and no other there tells more', () => {
    const drawn = fc.record({
      parameters: uncertainParameters,
      skills: fc.uniqueArray(fc.constantFrom('reading.a', 'data.c', 'systems.d'), { minLength: 1 }),
      isSeen: fc.boolean(),
      isAnswered: fc.boolean(),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 10 }), (given) => {
        const items = given.map((one, i) => ({ ...one, id: `i${i}`, max: highestCategory(one.parameters) }))
        const answers = items.flatMap(({ id, max, share, isAnswered }) =>
          isAnswered ? [{ item: id, category: Math.floor(share * (max + 1)) }] : [],
        )
        const levels = skillLevels({ items, answers, areas: AREAS })
        const seen = items.filter(({ isSeen }) => isSeen).map(({ id }) => id)
        const found = whatNext({ items, levels, seen, answered: answers.map(({ item: id }) => id) })
        const left = items.filter(({ isSeen }) => !isSeen)
        if (found === undefined) {
          expect(left).toEqual([])
          return
        }
        const chosen = left.find(({ id }) => id === found.item)
        const area = levels.find((level) => level.area === found.area)
        if (!chosen || !area) throw new Error('an item that was met lately, or an area that is not there')
        for (const { area: other, theta } of levels) {
          if (left.some((one) => areasOf(one).includes(other)))
            expect(theta).toBeGreaterThanOrEqual(area.theta)
        }
        // slowly: the marginal curve at every point again
        const told = (one: PractisedItem): number => {
          const size = one.max + 1
          const p = new Float64Array(size)
          const s = new Float64Array(size)
          let sum = 0
          area.weights.forEach((weight, q) => {
            marginalCurve(one.parameters)(-5 + q / 8, p, s)
            sum += weight * informationOf(p, s, size)
          })
          return sum
        }
        expect(found.information).toBeCloseTo(told(chosen), 10)
        const rivals = left.filter(
          (one) => areasOf(one).includes(found.area) && (chosen.isAnswered || !one.isAnswered),
        )
        for (const rival of rivals) expect(told(rival)).toBeLessThanOrEqual(found.information + 1e-10)
        if (chosen.isAnswered) {
          const anyNew = left.some((one) => areasOf(one).includes(found.area) && !one.isAnswered)
          expect(anyNew).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })
})
