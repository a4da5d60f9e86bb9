import type { LintRule } from './rule.ts'

/** Categories are counted from 1 without a gap: each one builds on those below. */
export const checkScoring: LintRule = ({ source: { frontmatter, report } }) => {
  const categories = Object.keys(frontmatter.value.scoring).map(Number)
  for (let category = 1; category <= Math.max(...categories); category += 1) {
    if (categories.includes(category)) continue
    report.error(
      'item/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Missing category ${category}, expected 1 to ${Math.max(...categories)} without a gap`,
    )
  }
}
