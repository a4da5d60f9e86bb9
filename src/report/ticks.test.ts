import { expect, it } from 'vitest'
import { ticks } from './ticks.ts'

it('are round and inside', () => {
  expect(ticks([-4, 4], 6)).toEqual([-4, -2, 0, 2, 4])
  expect(ticks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(ticks([0.1, 0.35], 3)).toEqual([0.1, 0.2, 0.3])
  expect(ticks([0, 1150], 5)).toEqual([0, 500, 1000])
})
