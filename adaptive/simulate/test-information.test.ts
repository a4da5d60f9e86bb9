import { expect, it } from 'vitest'
import { createPool } from '../pool/pool.ts'
import { information } from '../irt/information.ts'
import { testInformation } from './test-information.ts'

const known = { model: '2pl', a: 1.4, b: 0.3, c: 0, d: 1 } as const
const uncertain = { ...known, uncertainty: { lnA: 0.3, b: 0.8 } }
const stem = { ...known, testlet: { id: 'stem', sd: 1 } }
const pool = createPool([known, uncertain, stem])

it('adds up the information of known items at the ability itself, not at a point of the grid', () => {
  // a²·P·Q with P at a(θ − b) = 1.4 · .137
  const p = 1 / (1 + Math.exp(-1.4 * 0.137))
  expect(testInformation(pool, [0], 0.437)).toBeCloseTo(1.96 * p * (1 - p), 12)
  expect(testInformation(pool, [0, 0], 0.437)).toBeCloseTo(2 * information(known, 0.437), 12)
  expect(testInformation(pool, [], 0.437)).toBe(0)
})

it('counts less where parameters are uncertain or items share a stem', () => {
  for (const place of [1, 2]) {
    expect(testInformation(pool, [place], 0.3)).toBeLessThan(0.8 * information(known, 0.3))
    expect(testInformation(pool, [place], 0.3)).toBeGreaterThan(0)
  }
})

it('is between its neighbours on the grid, and that of the end beyond it', () => {
  const { grid, information: table } = pool
  const step = (grid.high - grid.low) / (grid.points - 1)
  const at = (point: number): number => table[grid.points + point] ?? 0
  expect(testInformation(pool, [1], grid.low + 20.25 * step)).toBeCloseTo(0.75 * at(20) + 0.25 * at(21), 12)
  expect(testInformation(pool, [1], grid.high + 5)).toBe(at(grid.points - 1))
})
