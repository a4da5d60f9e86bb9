import { expect, it } from 'vitest'
import { withRetry } from './with-retry.ts'

it('tries again until it succeeds', async () => {
  const attempts: number[] = []
  const value = await withRetry(
    async (attempt) => {
      attempts.push(attempt)
      if (attempt < 3) throw new Error('not yet')
      return 'done'
    },
    { firstWaitMs: 1 },
  )
  expect(value).toBe('done')
  expect(attempts).toEqual([1, 2, 3])
})
