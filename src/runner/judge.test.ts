import { describe, expect, test } from 'vitest'
import { parseType, type Encoded } from '#schemas/value'
import { judge, type Compare } from './judge.ts'
import type { Execution, Outcome } from './program.ts'

const ended = (outcome: Outcome): Execution => ({ case: 'c', outcome, fuel: 1, depth: 0, console: '' })
const verdict = (actual: Encoded, expected: Encoded, type: string, compare: Compare = 'exact') =>
  judge(ended({ type: 'returned', value: actual }), expected, parseType(type), compare).verdict

describe('exact comparison', () => {
  test.each<[Encoded, Encoded, string]>([
    [3, 3, 'int'],
    [{ $: '-0' }, 0, 'int'],
    [{ $: '-0' }, 0, 'float'],
    [{ $: 'nan' }, { $: 'nan' }, 'float'],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, '{a: int, b: int}'],
    [{ a: 1 }, { $: 'map', v: [['a', 1]] }, 'map<int>'],
    [{ $: 'undefined' }, null, 'int?'],
    [{ $: 'bigint', v: '7' }, { $: 'bigint', v: '7' }, 'bigint'],
    [{ $: 'bytes', v: 'AQ==' }, { $: 'bytes', v: 'AQ==' }, 'bytes'],
    [[[1], []], [[1], []], 'int[][]'],
  ])('%j passes for %j as %s', (actual, expected, type) => {
    expect(verdict(actual, expected, type)).toBe('passed')
  })

  test.each<[Encoded, Encoded, string]>([
    [3, 4, 'int'],
    [[1, 2], [2, 1], 'int[]'],
    [['a,b'], ['a', 'b'], 'string[]'],
    [{ a: 1 }, { a: 1, b: null }, 'map<int?>'],
    [{ $: 'inf' }, { $: '-inf' }, 'float'],
    ['1', 'l', 'string'],
  ])('%j is wrong for %j as %s', (actual, expected, type) => {
    expect(verdict(actual, expected, type)).toBe('wrong_answer')
  })
})

describe('comparison without order', () => {
  test('a multiset counts, a set does not', () => {
    expect(verdict([2, 1, 2], [1, 2, 2], 'int[]', 'multiset')).toBe('passed')
    expect(verdict([1, 2], [1, 2, 2], 'int[]', 'multiset')).toBe('wrong_answer')
    expect(verdict([1, 2], [2, 1, 2], 'int[]', 'set')).toBe('passed')
    expect(verdict([1, 2, 3], [1, 2], 'int[]', 'set')).toBe('wrong_answer')
    expect(verdict([1], [1, 2], 'int[]', 'set')).toBe('wrong_answer')
  })

  test('the order inside the elements still counts', () => {
    expect(verdict([[2, 1], [3]], [[3], [2, 1]], 'int[][]', 'multiset')).toBe('passed')
    expect(verdict([[1, 2]], [[2, 1]], 'int[][]', 'set')).toBe('wrong_answer')
  })
})

describe('comparison with a tolerance', () => {
  test('absolute and relative, whichever allows more', () => {
    expect(verdict(1.0009, 1, 'float', { absolute: 1e-3 })).toBe('passed')
    expect(verdict(1.002, 1, 'float', { absolute: 1e-3 })).toBe('wrong_answer')
    expect(verdict(1009, 1000, 'float', { relative: 0.01 })).toBe('passed')
    expect(verdict(1.002, 1, 'float', { absolute: 1e-3, relative: 0.01 })).toBe('passed')
  })

  test('reaches into arrays, records and maps', () => {
    const close = { absolute: 0.1 }
    expect(verdict([1.05, 2], [1, 2], 'float[]', close)).toBe('passed')
    expect(verdict([1], [1, 2], 'float[]', close)).toBe('wrong_answer')
    expect(verdict({ x: 1.05, name: 'a' }, { x: 1, name: 'a' }, '{x: float, name: string}', close)).toBe(
      'passed',
    )
    expect(verdict({ x: 1, name: 'b' }, { x: 1, name: 'a' }, '{x: float, name: string}', close)).toBe(
      'wrong_answer',
    )
    expect(verdict({ a: 1.05 }, { a: 1 }, 'map<float>', close)).toBe('passed')
    expect(verdict({ b: 1 }, { a: 1 }, 'map<float>', close)).toBe('wrong_answer')
  })

  test('infinities and NaN equal themselves alone', () => {
    expect(verdict({ $: 'nan' }, { $: 'nan' }, 'float', { absolute: 1 })).toBe('passed')
    expect(verdict({ $: 'inf' }, { $: 'inf' }, 'float', { relative: 1 })).toBe('passed')
    expect(verdict({ $: 'inf' }, 5, 'float', { absolute: 1e300 })).toBe('wrong_answer')
    expect(verdict({ $: 'nan' }, 0, 'float', { absolute: 1 })).toBe('wrong_answer')
  })
})

describe('what was no answer', () => {
  test('a value of another type is wrong, and says where', () => {
    const execution = ended({ type: 'returned', value: [1, 'two'] })
    expect(judge(execution, [1, 2], parseType('int[]'), 'exact')).toEqual({
      case: 'c',
      verdict: 'wrong_answer',
      message: 'Expected int at value[1], found a string',
    })
  })

  test.each<[Outcome, string]>([
    [{ type: 'time_limit' }, 'budget of work'],
    [{ type: 'memory_limit' }, 'memory'],
    [{ type: 'output_limit' }, 'printed or returned'],
    [{ type: 'compile_error', message: 'no', line: 2, column: 1 }, 'Line 2: no'],
    [{ type: 'runtime_error', name: 'TypeError', message: 'no', line: 4 }, 'Line 4: TypeError: no'],
    [{ type: 'runtime_error', name: 'TypeError', message: 'no' }, 'TypeError: no'],
    [{ type: 'stopped', reason: 'watchdog', message: 'too long' }, 'too long'],
  ])('%j keeps its name', (outcome, words) => {
    const judgement = judge(ended(outcome), 1, parseType('int'), 'exact')
    expect(judgement.verdict).toBe(outcome.type)
    expect(judgement.message).toContain(words)
  })

  test("an expected value of another type is the author's fault", () => {
    expect(() => verdict(1, 'one', 'int')).toThrow(RangeError)
  })
})
