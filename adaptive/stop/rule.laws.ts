import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Progress, StoppingRule } from './rule.ts'

const progress: fc.Arbitrary<Progress> = fc.record({
  items: fc.nat({ max: 40 }),
  se: fc.double({ min: 0.01, max: 2, noNaN: true }),
  elapsedMs: fc.nat({ max: 10_000_000 }),
  timeMultiplier: fc.option(fc.double({ min: 1, max: 10, noNaN: true }), { nil: null }),
  remaining: fc.nat({ max: 40 }),
})

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
      const start = { items: 0, se: 1, elapsedMs: 0, timeMultiplier: 1, remaining: 10 }
      expect(['go-on', 'must-go-on']).toContain(rule.judge(start, options))
    })
  })
}
