import { describe } from 'vitest'
import { assertGateLaws } from './gate.laws.ts'
import { proof } from './proof.ts'

describe('the gate proof', () => {
  assertGateLaws(proof, {
    'what its own kind refuses': {
      spoil: (variant) => ({
        ...variant,
        code: undefined,
        proof: async () => ({ reasons: ['no response gets category 1'], executed: 0 }),
      }),
      reason: 'no response gets category 1',
    },
  })
})
