import { describe } from 'vitest'
import { assertGateLaws } from './gate.laws.ts'
import { purity } from './purity.ts'

describe('the gate purity', () => {
  assertGateLaws(purity, {
    'an accepted submission that changes its input': {
      plants: [
        {
          file: 'submissions/accepted/pattern.js',
          from: '  return line',
          to: "  lines.push('')\n  return line",
        },
      ],
      reason: 'accepted/pattern.js',
    },
  })
})
