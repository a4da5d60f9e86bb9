import type { ItemParameters } from '#schemas/parameters'
import { createGenerator } from '../numeric/generator.ts'
import { priorParameters } from '../parameters/prior.ts'
import {
  beliefOf,
  createTally,
  drawCategory,
  drawNormal,
  drawTruth,
  PRIOR,
  type Coverage,
} from '../testlet/coverage.laws.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import { estimateFamilies } from './estimate-families.ts'
import { freshVariant, WITHIN_FAMILY } from './fresh-variant.ts'

/** What one study of fresh variants varies. */
export interface FreshCell {
  /** what is known of the items that the variants were drawn from: their authors' levels, or a calibration of them alone */
  readonly parents: 'uncalibrated' | 'calibrated'
  /** SD in truth of b of the members about the middle of their family, in logits; that of ln a is in the same ratio to its prior */
  readonly familySd: number
}

/** What is believed of a fresh variant: that it is like its family with its spread, or that it is its parent. */
export type FreshWay = 'fresh' | 'taken for the parent'

/** SDs of a calibration of some hundred persons. */
const ERROR = { lnA: 0.15, b: 0.15 } as const
/** Items of a test, half of them graded with four categories. */
const LENGTH = 12

/**
 * Tests whose items are variants that nobody has seen: each replication draws an ability, the parents' parameters as
 * uncertain as they are stated, and each variant's distance from its parent. An author's level is that of the family, but a
 * calibrated parent is itself as far from the middle of its family as its variants are.
 */
export function freshCoverage(
  { parents, familySd }: FreshCell,
  replications: number,
): Readonly<Record<FreshWay, Coverage>> {
  const stated = Array.from({ length: LENGTH }, (_, i): ItemParameters => {
    const prior = priorParameters({ level: (i % 5) + 1, highest: i % 2 === 0 ? 1 : 3 })
    return parents === 'uncalibrated' ? prior : { ...prior, uncertainty: ERROR, persons: 300 }
  })
  const fresh =
    parents === 'uncalibrated'
      ? stated.map(freshVariant)
      : estimateFamilies(stated.map((parameters, f) => ({ family: String(f), parameters }))).families.map(
          (family) => family.fresh,
        )
  const beliefs = { fresh: beliefOf(fresh), 'taken for the parent': beliefOf(stated) }
  const tallies = { fresh: createTally(), 'taken for the parent': createTally() }
  const apart = familySd * (parents === 'calibrated' ? Math.SQRT2 : 1)
  const spread = { lnA: (WITHIN_FAMILY.lnA * apart) / WITHIN_FAMILY.b, b: apart }
  for (let n = 0; n < replications; n++) {
    const generator = createGenerator('fresh', `${parents}/${familySd}/${n}`)
    const ability = drawNormal(generator)
    const responses = stated.map((parent, item) => {
      const truth = drawTruth({ ...drawTruth(parent, generator), uncertainty: spread }, generator)
      return { item, category: drawCategory(truth, ability, generator) }
    })
    for (const way of ['fresh', 'taken for the parent'] as const) {
      const { pool, testlets } = beliefs[way]
      tallies[way].add(pool, ability, {
        weights: posteriorAfter(pool, testlets, PRIOR, responses),
        length: LENGTH,
      })
    }
  }
  return { fresh: tallies.fresh.result(), 'taken for the parent': tallies['taken for the parent'].result() }
}
