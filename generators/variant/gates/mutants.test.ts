import { describe } from 'vitest'
import { assertGateLaws, withCode } from './gate.laws.ts'
import { mutants } from './mutants.ts'

describe('the gate mutants', () => {
  assertGateLaws(mutants, {
    'cases that tell little': {
      spoil: (variant) =>
        withCode(variant, (code) => {
          const { item } = code
          const cases = item.detail.cases.slice(0, 1)
          return { ...code, item: { ...item, detail: { ...item.detail, cases } } }
        }),
      reason: 'accepted/pattern.js:3:10: no case tells line === undefined → false',
    },
  })
})
