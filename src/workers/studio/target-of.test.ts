import { expect, it } from 'vitest'
import { targetOf } from './target-of.ts'

const wish = { shape: 'flat', se: 0.5, from: -2, to: 2 } as const

it('wants the most where the standard error is wanted smallest, what the prior tells left out', () => {
  expect(targetOf(wish, 1)[0]?.information).toBeCloseTo(1 / 0.25 - 1, 10)
  expect(targetOf({ ...wish, se: 0.3 }, 2)[0]?.information).toBeCloseTo(1 / 0.09 - 1 / 4, 10)
})

it('makes a range of whatever two numbers', () => {
  expect(targetOf({ ...wish, from: 2, to: -2 }, 1)).toEqual(targetOf(wish, 1))
  for (const shape of ['flat', 'cut', 'screening'] as const)
    expect(targetOf({ shape, se: 0.4, from: 1, to: 1 }, 1).length).toBeGreaterThan(1)
})
