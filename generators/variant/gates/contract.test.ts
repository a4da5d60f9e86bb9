import { describe } from 'vitest'
import { contract } from './contract.ts'
import { assertGateLaws, withCode } from './gate.laws.ts'

describe('the gate contract', () => {
  assertGateLaws(contract, {
    'a case outside the contract': {
      spoil: (variant) =>
        withCode(variant, (code) => ({
          ...code,
          item: {
            ...code.item,
            detail: {
              ...code.item.detail,
              inputs: { version: 1, parameters: { lines: { length: { min: 0, max: 2 } } } },
            },
          },
        })),
      reason: 'is outside the contract',
    },
  })
})
