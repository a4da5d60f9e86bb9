import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Score } from '#schemas/score'
import { scoreResponse, type Gradable } from './score-response.ts'

type Response = Parameters<typeof scoreResponse>[1]
type Cases = Parameters<typeof scoreResponse>[2]

/** A graded item with responses whose scores are known. */
export interface Graded {
  readonly item: Gradable
  readonly perfect: Response
  readonly empty: Response
  /** any other response, with the number of its errors where the kind counts them */
  readonly other: Response
  readonly perfectCases?: Cases
  readonly otherCases?: Cases
}

/** What every scorer keeps. Call it in the test file of each kind. */
export function assertScorerLaws(kind: string, graded: fc.Arbitrary<Graded>): void {
  describe(`every ${kind} item`, () => {
    it('gives a perfect response its highest category, all parts earned', () => {
      fc.assert(
        fc.property(graded, ({ item, perfect, perfectCases }) => {
          const score = scoreResponse(item, perfect, perfectCases)
          expect(score.category).toBe(item.max)
          for (const { earned, possible } of score.parts) expect(earned).toBe(possible)
        }),
      )
    })
    it('gives an empty response nothing', () => {
      fc.assert(
        fc.property(graded, ({ item, empty }) => {
          expect(scoreResponse(item, empty, []).category).toBe(0)
        }),
      )
    })
    it('gives any response a category from 0 to m, with parts that a page can show', () => {
      fc.assert(
        fc.property(graded, ({ item, other, otherCases }) => {
          const score: Score = scoreResponse(item, other, otherCases)
          expect(score.max).toBe(item.max)
          expect(score.category).toBeGreaterThanOrEqual(0)
          expect(score.category).toBeLessThanOrEqual(item.max)
          expect(Math.floor(score.category)).toBe(score.category)
          expect(score.parts.length).toBeGreaterThan(0)
          for (const { id, label, earned, possible, detail } of score.parts) {
            expect(id.length * label.length).toBeGreaterThan(0)
            expect(earned).toBeGreaterThanOrEqual(0)
            expect(earned).toBeLessThanOrEqual(possible)
            expect(detail).not.toBe('')
          }
          expect(scoreResponse(item, other, otherCases)).toEqual(score)
        }),
      )
    })
  })
}
