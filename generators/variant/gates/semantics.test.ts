import { describe } from 'vitest'
import { assertGateLaws, withCode } from './gate.laws.ts'
import { semantics } from './semantics.ts'

describe('the gate semantics', () => {
  assertGateLaws(semantics, {
    'a radical that changes nothing': {
      spoil: (variant) => ({
        ...variant,
        radicals: ['sign'],
        own: { values: { sign: '>' } },
        drawn: { values: { sign: '|' } },
      }),
      reason: 'radicals differ, but the solution of one-line-of-a-message passes every case',
    },
    'an incidental that changes what is right': {
      spoil: (variant) =>
        withCode(variant, (code) => ({
          ...code,
          before: { language: 'javascript', text: "export function previewOf() { return '(no text)' }" },
        })),
      reason: 'only incidentals differ, but the solution of one-line-of-a-message fails greeting-first',
    },
  })
})
