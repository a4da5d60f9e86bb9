import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestShift, type Pair } from './shift.ts'

const results = fc.array(fc.record({ theirs: fc.array(fc.integer(), { minLength: 1 }), limit: fc.nat(99) }), {
  minLength: 2,
})

describe('closestShift', () => {
  it('finds what was added, with which sign, whatever the numbers are', () => {
    fc.assert(
      fc.property(
        results,
        fc.constantFrom(1, -1),
        fc.constantFrom(0, 1, -1),
        fc.integer({ min: -9, max: 9 }),
        (some, sign, factor, constant) => {
          const pairs = some.map(({ theirs, limit }): Pair => ({
            mine: theirs.map((one) => sign * one + factor * limit + constant),
            theirs,
            scalars: [limit],
          }))
          expect(closestShift(pairs, ['limit'])).toMatchObject({ same: some.length, asked: some.length })
        },
      ),
    )
  })

  it('says it in words', () => {
    const pairs = [2, 7, 5].map((limit, at): Pair => ({
      mine: [{ at: limit - 1 - at }],
      theirs: [{ at }],
      scalars: [limit],
    }))
    expect(closestShift(pairs, ['limit'])).toEqual({
      same: 3,
      asked: 3,
      words: 'with the other sign, plus limit, less 1',
    })
  })

  it('takes sums of fractions for what they are', () => {
    const pairs = [0.1, 0.7, 1.1].map((theirs): Pair => ({ mine: theirs + 0.2, theirs, scalars: [] }))
    expect(closestShift(pairs, [])).toMatchObject({ same: 3, words: 'plus 0.2' })
  })

  it('holds for an input only if it holds for all of it', () => {
    const pairs: readonly Pair[] = [
      { mine: [1, 3], theirs: [1, 2], scalars: [] },
      { mine: [1], theirs: [1, 2], scalars: [] },
      { mine: ['a', 4], theirs: ['b', 4], scalars: [] },
      { mine: [4], theirs: [4], scalars: [] },
    ]
    expect(closestShift(pairs, [])).toEqual({ same: 1, asked: 4, words: '' })
  })

  it('learns nothing of equal results without a number', () => {
    const pairs = [[], ['a'], null].map((value): Pair => ({ mine: value, theirs: value, scalars: [] }))
    expect(closestShift(pairs, [])).toEqual({ same: 0, asked: 0, words: '' })
  })
})
