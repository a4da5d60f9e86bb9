import type { Checks } from '#schemas/checks'
import type { DataFile } from '#schemas/diagnose/data-file'
import { checkCases } from '../code/check-groups.ts'
import { checkSteering } from '../code/check-steering.ts'
import type { ItemSource } from '../kind.ts'

/**
 * Checks the cases of a project, and that each category has a group of cases that it takes, hidden ones among them.
 *
 * @param max the highest category before a follow-up
 */
export function checkChecks(
  file: DataFile<Checks>,
  max: number,
  { frontmatter, reportFor }: ItemSource<'debug'>,
): void {
  const report = reportFor('checks.yaml')
  const { value, source } = file
  const cases = checkCases(file, report)
  checkSteering(file, { groups: Object.keys(value.groups), cases: value.cases }, report, {
    use: frontmatter.value.use,
    list: 'cases',
    inputOf: (at) => value.cases[at]?.input,
  })
  const hidden = new Set(cases.flatMap(({ group, visible }) => (visible ? [] : [group])))
  const groups = Object.entries(value.groups).filter(([, { followUp }]) => !followUp)
  for (const [name, { followUp, tier, category }] of Object.entries(value.groups)) {
    const isRight = followUp ? tier !== undefined && category === undefined : tier === undefined
    if (isRight) continue
    report.error(
      'follow-up/tier',
      source.rangeOfKey(['groups', name]),
      followUp
        ? `Unexpected form of the group \`${name}\` of the follow-up, expected a tier and no category`
        : `Unexpected \`tier\` of the group \`${name}\`, which is not of the follow-up`,
      'Of a follow-up: { tier: basic, title: …, followUp: true }; of the project: { title: …, category: 1 }, or none',
    )
  }
  for (const [name, { category }] of groups) {
    if (category === undefined || category <= max) continue
    report.error(
      'debug/category',
      source.rangeOf(['groups', name, 'category']),
      `Unexpected category ${category}, expected 1 to ${max}`,
    )
  }
  for (let wanted = 1; wanted <= max; wanted += 1) {
    if (groups.some(([name, { category }]) => category === wanted && hidden.has(name))) continue
    report.error(
      'debug/no-group',
      source.rangeOfKey(['groups']),
      `Missing group with \`category: ${wanted}\` and a hidden case`,
      'What separates this category from the one below must show in cases that nobody sees',
    )
  }
  if (!groups.some(([, { category }]) => category === undefined)) {
    report.error(
      'debug/nothing-kept',
      source.rangeOfKey(['groups']),
      'Missing group without a category, expected 1 or more',
      'It passes before and after, and fails for a fix that breaks something else',
    )
  }
}
