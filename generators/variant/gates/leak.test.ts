import { describe } from 'vitest'
import { assertGateLaws } from './gate.laws.ts'
import { leak } from './leak.ts'

describe('the gate leak', () => {
  assertGateLaws(leak, {
    'a hint that is the solution': {
      plants: [
        {
          file: 'item.mdx',
          from: 'Begin by taking',
          to: '`for (const line of lines) { const text = line.trim()`. Begin by taking',
        },
      ],
      reason: 'the statement has 12 tokens of accepted/trim-then-ask.ts',
    },
  })
})
