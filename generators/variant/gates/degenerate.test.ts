import { describe } from 'vitest'
import { degenerate } from './degenerate.ts'
import type { VariantPackage } from './gate.ts'
import { assertGateLaws, withCode } from './gate.laws.ts'

describe('the gate degenerate', () => {
  assertGateLaws(degenerate, {
    'a result that is nearly always right': {
      spoil: (variant) => resultsBy(variant, (at) => (at % 10 === 0 ? String(at) : 'same')),
      reason: '% of 200 drawn inputs have the same result, expected 50 % at most',
      counterexample: '"same"',
    },
    'few results': {
      spoil: (variant) => resultsBy(variant, (at) => String(at % 7)),
      reason: '200 drawn inputs have 7 results, expected 8 at least',
    },
  })
})

function resultsBy(variant: VariantPackage, resultOf: (at: number) => string): VariantPackage {
  return withCode(variant, (code) => ({
    ...code,
    drawn: async () => {
      const drawn = await code.drawn()
      return { ...drawn, draws: drawn.draws.map((draw, at) => ({ ...draw, expected: resultOf(at) })) }
    },
  }))
}
