import type { Cases } from '#schemas/cases'
import { suggest } from '#schemas/diagnose/index'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'

/** The part of a file of cases that all kinds with cases have. */
interface Listed {
  readonly cases: readonly Pick<Cases['cases'][number], 'id' | 'name' | 'group' | 'visible' | 'steering'>[]
}
type GroupedCases = Listed & { readonly groups: Readonly<Record<string, unknown>> }

/** Key of the list in its file, and what one of it is called. */
interface CaseWords {
  readonly key: 'cases' | 'databases'
  readonly noun: 'case' | 'database'
}

/**
 * Checks that each case has a group and an id and a name of its own, and each group a case.
 *
 * @returns the cases with the group that was meant, so that a misspelt one is no empty group as well
 */
export function checkCases<T extends GroupedCases>(
  { value, source }: DataFile<T>,
  report: Report,
  { key: list, noun }: CaseWords = { key: 'cases', noun: 'case' },
): readonly { readonly group: string; readonly visible: boolean }[] {
  const names = Object.keys(value.groups)
  const cases = value.cases.map(({ group, visible }, index) => {
    if (Object.hasOwn(value.groups, group)) return { group, visible }
    const meant = suggest(group, names)
    report.error(
      `${list}/unknown-group`,
      source.rangeOf([list, index, 'group']),
      `Unexpected group \`${group}\`, expected one of ${names.join(', ')}`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
    return { group: meant ?? group, visible }
  })
  for (const key of ['id', 'name'] as const) {
    const first = new Map<string, number>()
    for (const [index, entry] of value.cases.entries()) {
      if (first.has(entry[key])) {
        report.error(
          `${list}/same-${key}`,
          source.rangeOf([list, index, key]),
          `Unexpected second ${noun} with the ${key} \`${entry[key]}\``,
        )
      } else first.set(entry[key], index)
    }
  }
  for (const name of names) {
    if (cases.some(({ group }) => group === name)) continue
    report.warning(
      `${list}/empty-group`,
      source.rangeOfKey(['groups', name]),
      `Unexpected group \`${name}\` without ${list}`,
    )
  }
  if (!value.cases.some(({ visible }) => visible)) {
    report.error(
      `${list}/none-visible`,
      source.rangeOfKey([list]),
      `Missing visible ${noun}, expected 1 or more`,
    )
  }
  return cases
}

/** Checks the cases of code, and that the groups make three categories. */
export function checkGroups(
  file: Pick<DataFile<Cases>, 'source'> & { readonly value: Pick<Cases, 'groups'> & Listed },
  report: Report,
  words: CaseWords = { key: 'cases', noun: 'case' },
): void {
  const { key: list } = words
  const { value, source } = file
  const groups = Object.entries(value.groups).filter(([, { followUp }]) => !followUp)
  const cases = checkCases(file, report, words)
  const isShown = cases.some(({ group, visible }) => visible && value.groups[group]?.followUp === undefined)
  if (!isShown && cases.some(({ visible }) => visible)) {
    report.error(
      `${list}/none-visible`,
      source.rangeOfKey([list]),
      `Missing visible ${words.noun} before the follow-up, expected 1 or more`,
    )
  }
  const hidden = new Set(cases.flatMap(({ group, visible }) => (visible ? [] : [group])))
  const withHidden = (tier: 'basic' | 'edge') =>
    groups.filter(([name, group]) => group.tier === tier && hidden.has(name))
  const basic = withHidden('basic').length
  if (basic < 2) {
    report.error(
      `${list}/few-basic-groups`,
      source.rangeOfKey(['groups']),
      `Unexpected ${basic} basic ${basic === 1 ? 'group' : 'groups'} with hidden ${list}, expected 2 or more`,
      'Category 1 is one basic group, category 2 all of them; with fewer they would be the same',
    )
  }
  if (withHidden('edge').length < 1) {
    report.error(
      `${list}/no-edge-group`,
      source.rangeOfKey(['groups']),
      `Missing edge group with hidden ${list}, expected 1 or more`,
      'Category 3 is what the edge groups add',
    )
  }
}
