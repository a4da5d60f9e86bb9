import type { Cases } from '#schemas/cases'
import { fileStart } from '#schemas/diagnose/index'
import type { Inputs } from '#schemas/inputs'
import type { ComponentUse } from '../../compile/body.ts'
import type { SubmissionSource } from '../../compile/compiled-item.ts'
import type { DataFile } from '../../compile/data-file.ts'
import type { ItemSource } from '../kind.ts'

/** Wrong answers to a follow-up that an item needs before it goes live. */
const wrongWhenLive = 2

interface FollowUpFiles {
  readonly casesFile: DataFile<Cases> | undefined
  readonly inputs: DataFile<Inputs> | undefined
  readonly submissions: readonly SubmissionSource[]
}

/** The text of a follow-up; undefined where an item has none. */
export function followUpIn({ body }: Pick<ItemSource<'code'>, 'body'>): ComponentUse | undefined {
  const [block] = body.blocks.filter((one) => one.type === 'component' && one.component.name === 'FollowUp')
  return block?.type === 'component' ? block.component : undefined
}

/**
 * Holds the parts of a follow-up against each other: its text, its cases, the contract that it changes, and the programs
 * that prove it.
 *
 * @returns how many categories it adds
 */
export function checkFollowUp(source: ItemSource<'code'>, files: FollowUpFiles): number {
  const text = followUpIn(source)
  const added = files.casesFile ? checkCases(source, files.casesFile, text) : 0
  const isThere = text !== undefined || added > 0
  const { inputs } = files
  if (!isThere && inputs?.value.followUp) {
    source
      .reportFor('inputs.yaml')
      .error(
        'follow-up/inputs',
        inputs.source.rangeOfKey(['followUp']),
        'Unexpected `followUp`, but item.mdx has no <FollowUp>',
        'Say between <FollowUp> and </FollowUp> which assumption changes',
      )
  }
  checkSubmissions(source, files.submissions, text)
  return added
}

function checkCases(
  { reportFor, report }: ItemSource<'code'>,
  { value, source }: DataFile<Cases>,
  text: ComponentUse | undefined,
): number {
  const inCases = reportFor('cases.yaml')
  const names = Object.entries(value.groups).flatMap(([name, { followUp }]) => (followUp ? [name] : []))
  const [first] = names
  const isNew = (group: string): boolean => names.includes(group)
  for (const [index, { group, voided }] of value.cases.entries()) {
    if (voided === undefined || (first !== undefined && !isNew(group))) continue
    inCases.error(
      'follow-up/voided',
      source.rangeOfKey(['cases', index, 'voided']),
      first === undefined
        ? 'Unexpected `voided`, but no group has `followUp: true`'
        : 'Unexpected `voided` for a case of the follow-up, expected it for one that held before alone',
    )
  }
  if (first === undefined) {
    if (text)
      report.error(
        'follow-up/no-groups',
        text.range,
        'Missing group with `followUp: true` in cases.yaml, expected 1 or more',
        'Write new cases, and for their groups { tier: basic, title: …, followUp: true }',
      )
    return text ? 1 : 0
  }
  if (!text)
    inCases.error(
      'follow-up/no-text',
      source.rangeOfKey(['groups', first]),
      `Unexpected group \`${first}\` of a follow-up, but item.mdx has no <FollowUp>`,
      'Say between <FollowUp> and </FollowUp> which assumption changes',
    )
  const withHidden = (tier: 'basic' | 'edge'): boolean =>
    value.cases.some(({ group, visible }) => isNew(group) && !visible && value.groups[group]?.tier === tier)
  if (!withHidden('basic'))
    inCases.error(
      'follow-up/no-basic',
      source.rangeOfKey(['groups', first]),
      'Missing hidden case in a basic group of the follow-up, expected 1 or more',
      'Category 4 is that the adapted code passes them',
    )
  if (!value.cases.some(({ group, visible }) => isNew(group) && visible))
    inCases.error(
      'follow-up/none-visible',
      source.rangeOfKey(['groups', first]),
      'Missing visible case of the follow-up, expected 1 or more',
      'It shows beside the text what the change means',
    )
  return withHidden('edge') ? 2 : 1
}

function checkSubmissions(
  { frontmatter, report, reportFor }: ItemSource<'code'>,
  submissions: readonly SubmissionSource[],
  text: ComponentUse | undefined,
): void {
  const own = submissions.filter(({ followUp }) => followUp)
  if (text === undefined) {
    for (const { file } of own)
      reportFor(`submissions/${file}`).error(
        'follow-up/submission',
        fileStart,
        'Unexpected answer to a follow-up, but item.mdx has no <FollowUp>',
        'Remove it, or say between <FollowUp> and </FollowUp> which assumption changes',
      )
    return
  }
  const { languages, status } = frontmatter.value
  const accepted = own.filter(({ expected }) => expected === 'accepted')
  const missing = [
    ...(languages.includes('python') && !accepted.some(({ language }) => language === 'python')
      ? [' in Python']
      : []),
    ...(languages.some((language) => language !== 'python') &&
    !accepted.some(({ language }) => language !== 'python')
      ? ['']
      : []),
  ]
  for (const where of missing)
    report.error(
      'follow-up/none-accepted',
      text.range,
      `Missing accepted answer to the follow-up${where}, expected 1 or more`,
      'Put what becomes of an accepted submission into submissions/follow_up/accepted/',
    )
  const wrong = own.length - accepted.length
  if (status === 'live' && wrong < wrongWhenLive)
    report.error(
      'follow-up/few-wrong',
      text.range,
      `Unexpected ${wrong} wrong answers to the follow-up of a live item, expected ${wrongWhenLive} or more`,
      'Put what people really get wrong into submissions/follow_up/wrong_answer/',
    )
}
