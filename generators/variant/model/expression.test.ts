import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExpressionError, readExpression } from './expression.ts'
import type { ModelValue } from './model-value.ts'

const compute = (text: string, values: Readonly<Record<string, ModelValue>> = {}): ModelValue =>
  readExpression(text).evaluate(values)

describe('a computation', () => {
  it('is done over the names of a model', () => {
    const { names, evaluate } = readExpression('machines * sum(sizes) - machines')
    expect(names).toEqual(['machines', 'sizes'])
    expect(evaluate({ machines: 12, sizes: [3, 8, 5] })).toBe(180)
  })

  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['-2 * -3', 6],
    ['17 % 5', 2],
    ['0.1 + 0.2 = 0.3', true],
    ['1 < 2 and not 2 < 1', true],
    ['not 1 = 2 and true', true],
    ['not not true', true],
    ['false or true and false', false],
    ['"car park" != "marina"', true],
    ['\'it\' = "it"', true],
    ['ceil(7 / 2) + floor(7 / 2) + round(2.5) + abs(-1)', 11],
    ['max(1, 5, 3) - min(4, 2)', 3],
    ['length(list(4, 5)) + length("abc")', 5],
    ['at(list(4, 5), 1)', 5],
    ['slice(list(1, 2, 3, 4), 1, 3)', [2, 3]],
    ['slice(list(1, 2, 3), 1)', [2, 3]],
    ['sorted(list(3, 1, 2))', [1, 2, 3]],
    ['join(list(1, "seat"), " ")', '1 seat'],
    ['places(true, false, true)', [1, 3]],
    ['count(true, false, true)', 2],
    ['distinct(1, 2, 3)', true],
    ['distinct(1, 2, 0.5 + 0.5)', false],
    ['distinct()', true],
    ['if(1 < 2, "small", "large")', 'small'],
  ])('%s is %j', (text, expected) => {
    expect(compute(text)).toEqual(expected)
  })

  it.each([
    ['1 +', 'expected a value, found the end'],
    ['1 2', 'unexpected 2 at the end'],
    ['(1', 'expected ), found the end'],
    ['a $ b', 'unexpected $'],
    ['* 2', 'expected a value, found *'],
    ['root(2)', 'there is no function root; known are ceil, floor'],
  ])('%s cannot be read: %s', (text, words) => {
    expect(() => readExpression(text)).toThrow(ExpressionError)
    expect(() => readExpression(text)).toThrow(words)
  })

  it.each([
    ['missing + 1', 'there is no missing'],
    ['toString + 1', 'there is no toString'],
    ['1 + "a"', 'expected a number, found "a"'],
    ['1 and true', 'expected a condition, found 1'],
    ['sum(3)', 'expected a list, found 3'],
    ['at(list(1), 1)', 'there is no place 1 in the list'],
    ['list(list(1))', 'a list has no lists in it'],
    ['if(true)', 'if needs a condition and two values'],
    ['1 / 0', 'a division by zero'],
  ])('%s cannot be done: %s', (text, words) => {
    expect(() => compute(text)).toThrow(ExpressionError)
    expect(() => compute(text)).toThrow(words)
  })

  it('is what its parts are, put together', () => {
    interface Known {
      readonly text: string
      readonly value: number
    }
    const operations = {
      '+': (left: number, right: number) => left + right,
      '-': (left: number, right: number) => left - right,
      '*': (left: number, right: number) => left * right,
    } as const
    const { known } = fc.letrec<{ known: Known }>((tie) => ({
      known: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: 0, max: 99 }).map((value): Known => ({ text: String(value), value })),
        fc
          .tuple(tie('known'), fc.constantFrom('+', '-', '*'), tie('known'))
          .map(([left, operator, right]): Known => ({
            text: `(${left.text} ${operator} ${right.text})`,
            value: operations[operator](left.value, right.value),
          })),
      ),
    }))
    fc.assert(
      fc.property(known, ({ text, value }) => {
        expect(compute(text)).toBe(value)
        expect(compute(`${text} = ${text}`)).toBe(true)
      }),
    )
  })
})
