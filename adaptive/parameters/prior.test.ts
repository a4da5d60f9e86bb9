import { describe, expect, it } from 'vitest'
import { priorParameters } from './prior.ts'

const uncertainty = { lnA: 0.3, b: 0.8 }

describe('parameters from the author’s level', () => {
  it('give two categories the two-parameter model with b from −2 to 2', () => {
    expect([1, 2, 3, 4, 5].map((level) => priorParameters({ level, highest: 1 }).b)).toEqual([
      -2, -1, 0, 1, 2,
    ])
    expect(priorParameters({ level: 2, highest: 1 })).toEqual({
      model: '2pl',
      a: 1.2,
      b: -1,
      c: 0,
      d: 1,
      uncertainty,
    })
  })
  it('spread the thresholds of a graded item by .6 around b', () => {
    const { model, b } = priorParameters({ level: 4, highest: 3 })
    expect(model).toBe('grm')
    expect(b).toEqual([expect.closeTo(0.4, 12), expect.closeTo(1, 12), expect.closeTo(1.6, 12)])
  })
  it('let a single-answer choice be guessed', () => {
    expect(priorParameters({ level: 3, highest: 1, options: 4 })).toEqual({
      model: '3pl',
      a: 1.2,
      b: 0,
      c: 0.25,
      d: 1,
      uncertainty,
    })
  })
  it('refuse what no author can mean', () => {
    expect(() => priorParameters({ level: 6, highest: 1 })).toThrow('level must lie in [1, 5], received 6')
    expect(() => priorParameters({ level: 3, highest: 0 })).toThrow(
      'highest must be an integer of at least 1, received 0',
    )
    expect(() => priorParameters({ level: 3, highest: 1, options: 1 })).toThrow(
      'options must be at least 2, received 1',
    )
  })
})
