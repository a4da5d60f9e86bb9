import { describe, expect, it } from 'vitest'
import type { Execution } from '#runner'
import { nearLimits } from './near-limits.ts'

const execution = (id: string, fuel: number, depth: number): Execution => ({
  case: id,
  outcome: { type: 'returned', value: null },
  fuel,
  depth,
  console: '',
})

describe('a program near a limit', () => {
  it('is told the case that comes nearest, for each limit', () => {
    const executions = [execution('a', 60, 0.1), execution('b', 71, 0.2), execution('c', 1, 0.55)]
    expect(nearLimits(executions, { fuel: 100 })).toEqual([
      { id: 'b', words: 'takes 71 % of the time limit' },
      { id: 'c', words: 'takes 55 % of the depth of recursion that there is' },
    ])
  })

  it('is told nothing at half of a limit, or where it has failed anyway', () => {
    const failed = { ...execution('b', 100, 1), outcome: { type: 'time_limit' } } as const
    expect(nearLimits([execution('a', 50, 0.5), failed], { fuel: 100 })).toEqual([])
  })
})
