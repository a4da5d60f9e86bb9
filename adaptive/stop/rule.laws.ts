import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abilitiesOf, SESSION_GRID } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import type { Progress, StoppingRule } from './rule.ts'

const se = fc.double({ min: 0.01, max: 2, noNaN: true })
const progress: fc.Arbitrary<Progress> = fc.record({
  items: fc.nat({ max: 40 }),
  se,
  errors: fc.array(se, { minLength: 1, maxLength: 12 }),
  weights: fc
    .double({ min: -3, max: 3, noNaN: true })
    .map((mean) => normalPrior(SESSION_GRID, { mean, sd: 0.5 })),
  abilities: fc.constant(abilitiesOf(SESSION_GRID)),
  logLikelihood: fc.double({ min: -4, max: 4, noNaN: true }).map((slope) => (theta: number) => slope * theta),
  mostInformation: fc.double({ min: 0, max: 4, noNaN: true }).map((value) => () => value),
  elapsedMs: fc.nat({ max: 10_000_000 }),
  timeMultiplier: fc.option(fc.double({ min: 1, max: 10, noNaN: true }), { nil: null }),
  remaining: fc.nat({ max: 40 }),
})

/** A block of which nothing is known but the prior N(0, 1). */
export function atStart(): Progress {
  return {
    items: 0,
    se: 1,
    errors: [1],
    elapsedMs: 0,
    timeMultiplier: 1,
    remaining: 20,
    weights: normalPrior(SESSION_GRID),
    abilities: abilitiesOf(SESSION_GRID),
    logLikelihood: () => 0,
    mostInformation: () => 0.5,
  }
}

/** What every stopping rule keeps. Call it in the test file of the rules. */
export function assertStoppingRuleLaws<Options>(rule: StoppingRule<Options>, options: Options): void {
  describe(`${rule.name} as a stopping rule`, () => {
    it('says the same again', () => {
      fc.assert(
        fc.property(progress, (at) => {
          expect(rule.judge(at, options)).toBe(rule.judge({ ...at }, options))
        }),
      )
    })
    it('does not take back a stop when the block has gone further', () => {
      const further = fc.record({ items: fc.nat(5), elapsedMs: fc.nat(100_000), remaining: fc.nat(5) })
      fc.assert(
        fc.property(progress, further, (at, more) => {
          if (rule.judge(at, options) !== 'must-stop') return
          const later = {
            ...at,
            items: at.items + more.items,
            elapsedMs: at.elapsedMs + more.elapsedMs,
            remaining: Math.max(0, at.remaining - more.remaining),
          }
          expect(rule.judge(later, options)).toBe('must-stop')
        }),
      )
    })
    it('is no reason to stop before anything has happened', () => {
      expect(['go-on', 'must-go-on']).toContain(rule.judge(atStart(), options))
    })
  })
}
