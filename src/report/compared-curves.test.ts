import { expect, it } from 'vitest'
import { comparedCurves } from './compared-curves.ts'

const sizes = [8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256]
const points = sizes.map((size) => ({ size, steps: size * size + 12 }))

it('compares with the class that was found, as it fits, and with the wanted one from the first point on', () => {
  const [found, wanted, ...others] = comparedCurves(points, 'n^2', 'n')
  expect(others).toEqual([])
  expect(found).toMatchObject({ class: 'n^2', isWanted: false })
  expect(found?.stepsAt(256)).toBeCloseTo(256 * 256 + 12, 3)
  expect(wanted).toMatchObject({ class: 'n', isWanted: true })
  expect(wanted?.stepsAt(8)).toBe(76)
  expect(wanted?.stepsAt(16)).toBe(152)
})

it('needs no second line where it is what was wanted', () => {
  expect(comparedCurves(points, 'n^2', 'n^2')).toHaveLength(1)
})

it('has the wanted line alone where nothing was found, or what outgrows every curve', () => {
  for (const found of [undefined, '2^n'] as const)
    expect(comparedCurves(points, found, 'n log n').map(({ isWanted }) => isWanted)).toEqual([true])
})
