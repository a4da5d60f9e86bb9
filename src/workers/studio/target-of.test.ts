import { expect, it } from 'vitest'
import { targetOf } from './target-of.ts'

const wish = { shape: 'flat', se: 0.5, from: -2, to: 2, drawn: [2, 1, 0.5, 0.4, 0.5, 1, 2] } as const

it('wants the most where the standard error is wanted smallest, what the prior tells left out', () => {
  expect(targetOf(wish, 1)[0]?.information).toBeCloseTo(1 / 0.25 - 1, 10)
  expect(targetOf({ ...wish, se: 0.3 }, 2)[0]?.information).toBeCloseTo(1 / 0.09 - 1 / 4, 10)
})

it('wants what was drawn, and nothing where the prior leaves no more doubt', () => {
  const target = targetOf({ ...wish, shape: 'drawn' }, 1)
  expect(target.map(({ theta }) => theta)).toEqual([-3, -2, -1, 0, 1, 2, 3])
  expect(target.map(({ information }) => Number(information.toFixed(6)))).toEqual([0, 0, 3, 5.25, 3, 0, 0])
})

it('makes a range of whatever two numbers', () => {
  expect(targetOf({ ...wish, from: 2, to: -2 }, 1)).toEqual(targetOf(wish, 1))
  for (const shape of ['flat', 'cut', 'screening'] as const)
    expect(targetOf({ ...wish, shape, from: 1, to: 1 }, 1).length).toBeGreaterThan(1)
})
