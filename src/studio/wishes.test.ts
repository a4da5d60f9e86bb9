import { expect, it } from 'vitest'
import { cutsOf, WISHES, wishesFrom } from './wishes.ts'

it('reads cut scores as people write them', () => {
  expect(cutsOf('')).toEqual([])
  expect(cutsOf('-0.5, 1')).toEqual([-0.5, 1])
  expect(cutsOf('−0.5; 1')).toEqual([-0.5, 1])
  expect(cutsOf('1, 0')).toBeUndefined()
  expect(cutsOf('high')).toBeUndefined()
})

it('takes of an address what makes sense', () => {
  expect(wishesFrom(undefined)).toEqual(WISHES)
  expect(
    wishesFrom({ mean: 1, sd: -3, n: 1e9, target: { shape: 'cut', se: -1 }, seed: 7, cuts: '0' }),
  ).toEqual({
    ...WISHES,
    mean: 1,
    target: { ...WISHES.target, shape: 'cut' },
    cuts: '0',
  })
})
