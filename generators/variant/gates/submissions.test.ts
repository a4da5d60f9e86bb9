import { describe } from 'vitest'
import { assertGateLaws } from './gate.laws.ts'
import { submissions } from './submissions.ts'

describe('the gate submissions', () => {
  assertGateLaws(submissions, {
    'a wrong submission that is right': {
      plants: [
        { file: 'submissions/wrong_answer/sign-anywhere.ts', from: "includes('>')", to: "startsWith('>')" },
      ],
      reason: 'wrong_answer/sign-anywhere.ts: expected a wrong answer, passes every case',
    },
    'an accepted submission that is wrong': {
      plants: [{ file: 'submissions/accepted/pattern.js', from: '(no text)', to: '' }],
      reason: 'accepted/pattern.js',
    },
  })
})
