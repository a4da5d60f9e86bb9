import { fileStart } from '#schemas/diagnose/index'
import type { ItemKind } from '#schemas/item'
import type { ComponentUse } from '../../compile/body.ts'
import type { CompiledFollowUp, SubmissionSource } from '../../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { ItemSource } from '../kind.ts'

/** Wrong answers to a follow-up that an item needs before it goes live. */
const wrongWhenLive = 2

/** What an answer runs on, in groups, as the file of each kind lists it. */
export interface GroupedList {
  readonly groups: CompiledFollowUp['groups']
  readonly entries: readonly { readonly group: string; readonly visible: boolean }[]
}

type Answer = Pick<SubmissionSource, 'file' | 'expected' | 'followUp'> &
  Partial<Pick<SubmissionSource, 'language'>>

interface FollowUpFiles {
  readonly list: {
    readonly file: 'cases.yaml' | 'databases.yaml' | 'checks.yaml' | 'mutants.yaml'
    readonly noun: 'case' | 'database' | 'fault'
    /** Undefined where the file cannot be read, which is told already. */
    readonly data: (Pick<DataFile<unknown>, 'source'> & { readonly value: GroupedList }) | undefined
  }
  readonly submissions: readonly Answer[]
  /** Each needs an accepted answer of its own: which, and words such as " in Python". */
  readonly needed: readonly { readonly isMet: (one: Answer) => boolean; readonly words: string }[]
}

/** @returns what the categories stand for that a follow-up adds. @param added how many, 0 to 2 */
export function followUpCategories(added: number): readonly string[] {
  return ['the follow-up', 'the edge groups of the follow-up too'].slice(0, added)
}

/** The text of a follow-up; undefined where an item has none. */
export function followUpIn({ body }: Pick<ItemSource<ItemKind>, 'body'>): ComponentUse | undefined {
  const [block] = body.blocks.filter((one) => one.type === 'component' && one.component.name === 'FollowUp')
  return block?.type === 'component' ? block.component : undefined
}

/**
 * Holds the parts of a follow-up against each other: its text, what its answers run on, and the submissions that prove it.
 *
 * @returns how many categories it adds
 */
export function checkFollowUp<Kind extends ItemKind>(source: ItemSource<Kind>, files: FollowUpFiles): number {
  const text = followUpIn(source)
  const added = checkList(source, files.list, text)
  checkSubmissions(source, files, text)
  return added
}

function checkList<Kind extends ItemKind>(
  { reportFor, report }: ItemSource<Kind>,
  { file, noun, data }: FollowUpFiles['list'],
  text: ComponentUse | undefined,
): number {
  if (data === undefined) return 0
  const { value, source } = data
  const inList = reportFor(file)
  const names = Object.entries(value.groups).flatMap(([name, { followUp }]) => (followUp ? [name] : []))
  const [first] = names
  const isNew = (group: string): boolean => names.includes(group)
  if (first === undefined) {
    if (text)
      report.error(
        'follow-up/no-groups',
        text.range,
        `Missing group with \`followUp: true\` in ${file}, expected 1 or more`,
        `Write new ${noun}s, and for their groups { tier: basic, title: …, followUp: true }`,
      )
    return text ? 1 : 0
  }
  if (!text)
    inList.error(
      'follow-up/no-text',
      source.rangeOfKey(['groups', first]),
      `Unexpected group \`${first}\` of a follow-up, but item.mdx has no <FollowUp>`,
      'Say between <FollowUp> and </FollowUp> which assumption changes',
    )
  const withHidden = (tier: 'basic' | 'edge'): boolean =>
    value.entries.some(({ group, visible }) => isNew(group) && !visible && value.groups[group]?.tier === tier)
  if (!withHidden('basic'))
    inList.error(
      'follow-up/no-basic',
      source.rangeOfKey(['groups', first]),
      `Missing hidden ${noun} in a basic group of the follow-up, expected 1 or more`,
      'The category above those of the first answer is that the adapted one passes them',
    )
  if (!value.entries.some(({ group, visible }) => isNew(group) && visible))
    inList.error(
      'follow-up/none-visible',
      source.rangeOfKey(['groups', first]),
      `Missing visible ${noun} of the follow-up, expected 1 or more`,
      'It shows beside the text what the change means',
    )
  return withHidden('edge') ? 2 : 1
}

function checkSubmissions<Kind extends ItemKind>(
  { frontmatter, report, reportFor }: ItemSource<Kind>,
  { submissions, needed }: FollowUpFiles,
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
  const accepted = own.filter(({ expected }) => expected === 'accepted')
  for (const { isMet, words } of needed) {
    if (accepted.some(isMet)) continue
    report.error(
      'follow-up/none-accepted',
      text.range,
      `Missing accepted answer to the follow-up${words}, expected 1 or more`,
      'Put what becomes of an accepted submission into submissions/follow_up/accepted/',
    )
  }
  const wrong = own.length - accepted.length
  if (frontmatter.value.status === 'live' && wrong < wrongWhenLive)
    report.error(
      'follow-up/few-wrong',
      text.range,
      `Unexpected ${wrong} wrong answers to the follow-up of a live item, expected ${wrongWhenLive} or more`,
      'Put what people really get wrong into submissions/follow_up/wrong_answer/',
    )
}
