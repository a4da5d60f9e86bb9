import type { BankDiff, ItemDiff } from './diff-banks.ts'

/** Longest value that is printed, in characters; `--json` has all of it. */
const LONGEST = 70

/** A comparison of two states of a bank, for people. */
export function describeDiff(bank: string, diff: BankDiff): string {
  const { from, to, bump, items, unchanged, tests, taxonomy } = diff
  const others = [
    ...listed('tests added', tests.added),
    ...listed('tests taken away', tests.removed),
    ...listed('tests changed', tests.changed),
    ...(taxonomy === 'changed' ? ['  the taxonomy changed'] : []),
  ]
  if (items.length === 0 && others.length === 0) return `${bank} ${from}..${to}: nothing differs\n`
  const lines = [
    `${bank} ${from}..${to}${bump === 'none' ? '' : ` (${bump})`}`,
    ...others,
    ...items.flatMap(itemLines),
    `${unchanged} unchanged`,
  ]
  return `${lines.join('\n')}\n`
}

function listed(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}`]
}

function itemLines(diff: ItemDiff): readonly string[] {
  const {
    item,
    change,
    from,
    to,
    bump,
    reasons,
    refusals,
    statement,
    cases,
    fields,
    categories,
    parameters,
  } = diff
  const versions = [...new Set([from, to].filter((one) => one !== undefined))].join(' → ')
  return [
    '',
    `${change} ${item} ${versions}${change === 'added' ? '' : ` (${bump})`}`,
    ...reasons.map((reason) => `  ${reason.bump}: ${reason.words}`),
    ...refusals.map((refusal) => `  refused: it ${refusal}`),
    ...(statement.length > 0 ? ['  statement'] : []),
    ...statement.map(({ mark, text }) => `    ${mark} ${text}`),
    ...cases.added.map((one) => `  + case ${caseWords(one)}`),
    ...cases.removed.map((one) => `  - case ${caseWords(one)}`),
    ...cases.edited.map((one) => `  ~ case ${caseWords(one)}: ${one.fields.join(', ')}`),
    ...fields.map(
      ({ what, path, before, after }) => `  ${what} (${path}): ${shown(before)} → ${shown(after)}`,
    ),
    ...categories.map(
      ({ answer, before, after }) => `  category of ${answer}: ${before ?? 'none'} → ${after ?? 'none'}`,
    ),
    ...(parameters ? [`  parameters: ${shown(parameters.before)} → ${shown(parameters.after)}`] : []),
  ]
}

function caseWords({ name, group, visible }: ItemDiff['cases']['added'][number]): string {
  return `${name} (${group === '' ? '' : `${group}, `}${visible ? 'visible' : 'hidden'})`
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replaceAll('\n', '⏎')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
