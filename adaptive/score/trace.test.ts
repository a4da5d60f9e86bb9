import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertScorerLaws } from '../score-response.laws.ts'
import { normalisedOutput } from '../scoring/normalised-output.ts'
import { scoreTrace } from './trace.ts'

function itemOf(values: Readonly<Record<string, string>>, type: string, max: number) {
  const steps = Object.keys(values).map((id) => ({ id, label: `After ${id}`, type }))
  return {
    kind: 'trace' as const,
    max,
    task: { language: 'typescript' as const, program: '', steps },
    key: { values },
  }
}
const answer = (values: Readonly<Record<string, string>>) => ({ kind: 'trace', values }) as const

describe('a trace', () => {
  const item = itemOf({ one: '3', two: '[ 1, 2 ]', three: 'done' }, '{n: int}[]', 2)
  it('loses a category for each step that is wrong or missing', () => {
    const category = (values: Readonly<Record<string, string>>): number =>
      scoreTrace({ ...item, response: answer(values) }).category
    expect(category({ one: '3', two: '[1,2]', three: 'done' })).toBe(2)
    expect(category({ one: '3', two: '[1,2]' })).toBe(1)
    expect(category({ one: '4', two: '[1,2]' })).toBe(0)
    expect(category({ one: '3', two: '[1,2]', three: 'done', four: 'x' })).toBe(2)
  })
  it('tells a wrong step from one that was not answered', () => {
    expect(scoreTrace({ ...item, response: answer({ one: '4' }) }).parts).toEqual([
      { id: 'one', label: 'After one', earned: 0, possible: 1 },
      { id: 'two', label: 'After two', earned: 0, possible: 1, detail: 'not answered' },
      { id: 'three', label: 'After three', earned: 0, possible: 1, detail: 'not answered' },
    ])
  })
  it('earns nothing for no answer, even where there are fewer steps than categories', () => {
    const short = itemOf({ one: '3' }, 'int', 2)
    expect(scoreTrace({ ...short, response: answer({ one: ' ' }) }).category).toBe(0)
  })
  it('takes nothing from the prototype', () => {
    const odd = itemOf({ constructor: 'x' }, 'string', 1)
    expect(scoreTrace({ ...odd, response: answer({}) }).category).toBe(0)
  })
})

describe('printed values are the same', () => {
  it.each([
    ['int', '3', ' 3 ', true],
    ['int', '3', '3.0', true],
    ['int', '-0', '0', true],
    ['int', '−3', '-3', true],
    ['int', '3', '4', false],
    ['float', '0.5', '.5', true],
    ['float', 'NaN', 'NaN', true],
    ['float', '1e3', '1000', true],
    ['bigint', '12n', '12', true],
    ['bigint', '9007199254740993', '9007199254740992', false],
    ['bool', 'true', 'True', true],
    ['bool', 'true', 'false', false],
    ['string', 'hi', '"hi"', true],
    ['string', 'hi', "'hi'", true],
    ['string', 'hi', 'Hi', false],
    ['string', 'a b', 'a  b', false],
    ['int[]', '[ 1, 2 ]', '[1,2]', true],
    ['int[]', '[1, 2, ]', '[1,2]', true],
    ['int[]', '[1,2]', '[2,1]', false],
    ['string[]', "[ 'a', 'b c' ]", '["a","b c"]', true],
    ['string[]', "['b c']", "['bc']", false],
    ['string[]', "['1']", '[1]', false],
    ['{a: int}', '{ a: 1 }', '{"a":1}', true],
    ['map<int>', "Map(1) { 'x' => 1 }", 'Map(1){"x"=>1}', true],
    ['int?', 'undefined', 'null', true],
    ['int?', '3', '3', true],
    ['int[]', 'not a list', 'not  a list', true],
    ['int[]', "['unclosed", "['unclosed", true],
  ])('%s: %s and %s: %s', (type, left, right, same) => {
    expect(normalisedOutput(left, type) === normalisedOutput(right, type)).toBe(same)
  })
  it('as themselves in JSON, whatever spaces it has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.record({ key: fc.string(), n: fc.boolean() }))),
        (value) => {
          expect(normalisedOutput(JSON.stringify(value, null, 2), '{key: string, n: bool}[]')).toBe(
            normalisedOutput(JSON.stringify(value), '{key: string, n: bool}[]'),
          )
        },
      ),
    )
  })
})

const graded = fc
  .record({
    max: fc.integer({ min: 1, max: 3 }),
    more: fc.nat(2),
    values: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 }),
    given: fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 5 }),
  })
  .map(({ max, more, values, given }) => {
    const steps = Object.fromEntries(
      values.slice(0, max + more).map((value, i) => [`step-${i}`, String(value)]),
    )
    return {
      item: itemOf(steps, 'int', max),
      perfect: answer(steps),
      empty: answer({}),
      other: answer(Object.fromEntries(given.map((value, i) => [`step-${i}`, String(value)]))),
    }
  })

assertScorerLaws('trace', graded)

it('one step right that was wrong never lowers the category', () => {
  fc.assert(
    fc.property(graded, fc.nat(4), ({ item, other }, at) => {
      const id = item.task.steps[at % item.task.steps.length]?.id ?? ''
      const better = { ...other.values, [id]: item.key.values[id] ?? '' }
      const category = (values: Readonly<Record<string, string>>): number =>
        scoreTrace({ ...item, response: answer(values) }).category
      expect(category(better)).toBeGreaterThanOrEqual(category(other.values))
    }),
  )
})
