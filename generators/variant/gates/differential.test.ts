import { describe } from 'vitest'
import { differential } from './differential.ts'
import { assertGateLaws } from './gate.laws.ts'

describe('the gate differential', () => {
  assertGateLaws(differential, {
    'accepted submissions that agree on the cases alone': {
      plants: [
        {
          file: 'submissions/accepted/pattern.js',
          from: '  const line',
          to: "  if (lines.some((one) => one.includes('{'))) return ''\n  const line",
        },
      ],
      reason: 'accepted/trim-then-ask.ts',
    },
  })
})
