import { expect, it } from 'vitest'
import { calibratedCoverage } from './calibrated-coverage.laws.ts'

it('carries a small calibration’s errors and the spread of variants into intervals that hold', async () => {
  const found = await calibratedCoverage({ model: '2pl', persons: 250, familySd: 0.5 }, 5)
  const coverageOf = (way: Parameters<typeof found.get>[0]) => found.get(way)?.coverage ?? 0
  const claimedBy = (way: Parameters<typeof found.get>[0]) => found.get(way)?.claimed ?? 0
  // 5 banks of 25 people: four binomial errors of 95 % are .078
  for (const way of ['calibrated', 'drawn to the family', 'fresh'] as const)
    expect(Math.abs(coverageOf(way) - 0.95)).toBeLessThan(0.078)
  expect(claimedBy('calibrated')).toBeGreaterThan(claimedBy('calibrated, taken as known'))
  expect(claimedBy('fresh')).toBeGreaterThan(claimedBy('fresh, family error alone'))
  expect(claimedBy('fresh, family error alone')).toBeGreaterThan(claimedBy('fresh, taken as known'))
})
