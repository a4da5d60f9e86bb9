import { suggest } from '#schemas/diagnose/index'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { LintRule } from './rule.ts'

/** Skills come from the bank's taxonomy, which is closed. */
export const checkSkills: LintRule = ({ source: { frontmatter, report }, skills }) => {
  if (!skills) return
  for (const [index, skill] of frontmatter.value.skills.entries()) {
    if (skills.has(skill)) continue
    const meant = suggest(skill, skills)
    report.error(
      'item/unknown-skill',
      frontmatter.source.rangeOf(['skills', index]),
      `Unexpected skill \`${skill}\`, expected one of taxonomy.yaml`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
  }
}
