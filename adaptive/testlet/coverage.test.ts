import { describe, expect, it } from 'vitest'
import { coverageStudy, type CoverageCell } from './coverage.laws.ts'

/** `node bench/coverage.ts` runs the same with 1,000 replications a cell, and prints them all. */
const REPLICATIONS = 130
/** Four binomial errors of 95 %: a right engine leaves them once in 16,000 draws, and the draws are fixed. */
const toleranceAt = (replications: number): number => 4 * Math.sqrt((0.95 * 0.05) / replications)

const cells = (['linear', 'adaptive'] as const).flatMap((design) =>
  [0, 0.5, 1].flatMap((testletSd) =>
    [0, 0.25, 0.5].map((familySd): CoverageCell => ({ design, testletSd, familySd })),
  ),
)

describe('intervals under shared stems, fresh variants and uncertain parameters', () => {
  const studies: ({ readonly cell: CoverageCell } & ReturnType<typeof coverageStudy>)[] = []

  it.each(cells)('cover 95 % of people in a test that is $design, SDs $testletSd and $familySd', (cell) => {
    const study = coverageStudy(cell, REPLICATIONS)
    studies.push({ cell, ...study })
    expect(Math.abs(study.integrated.coverage - 0.95)).toBeLessThan(toleranceAt(REPLICATIONS))
  })
  it('cover 93 to 97 % over all cells, and claim the errors that they have', () => {
    const mean = (of: (study: (typeof studies)[number]) => number): number =>
      studies.reduce((sum, study) => sum + of(study), 0) / studies.length
    expect(studies).toHaveLength(cells.length)
    const all = REPLICATIONS * studies.length
    expect(toleranceAt(all)).toBeLessThan(0.02)
    expect(Math.abs(mean(({ integrated }) => integrated.coverage) - 0.95)).toBeLessThan(toleranceAt(all))
    const ratio =
      mean(({ integrated }) => integrated.rmse ** 2) / mean(({ integrated }) => integrated.claimed ** 2)
    // four errors of a mean of squares of nearly normal numbers
    expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / all))
  })
  it('cover far too few where all this is left out', () => {
    for (const { cell, ignored } of studies)
      if (cell.testletSd === 1) expect(ignored.coverage).toBeLessThan(0.95 - toleranceAt(REPLICATIONS))
  })
})
