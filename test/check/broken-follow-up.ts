import type { Broken } from './broken.ts'

const item = 'items/knocks-at-the-door'
const swap = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${item}/${file}`,
  change: { from, to },
})

const text = `<FollowUp>
The stairs echo. Loud sounds directly one after the other are **one** knock from now on.
</FollowUp>
`

/** Ways to break the follow-up of the small bank. */
export const brokenFollowUps: readonly Broken[] = [
  {
    name: 'a follow-up without its text',
    ...swap('item.mdx', text, ''),
    expect: [
      `${item}/cases.yaml:6:3 follow-up/no-text`,
      `${item}/submissions/follow_up/accepted/where-it-begins.ts:1:1 follow-up/submission`,
      `${item}/submissions/follow_up/wrong_answer/first-only.ts:1:1 follow-up/submission`,
    ],
    says: 'but item.mdx has no <FollowUp>; Say between <FollowUp> and </FollowUp> which assumption changes',
  },
  {
    name: 'a second follow-up',
    ...swap('item.mdx', text, `${text}\n${text}`),
    expect: [`${item}/item.mdx:40:1 component/repeated`],
  },
  {
    name: 'a follow-up in an item that is not written',
    file: 'items/safe-retry/item.mdx',
    change: { from: '<Explanation>', to: '<FollowUp>\nTwo of them.\n</FollowUp>\n\n<Explanation>' },
    expect: ['items/safe-retry/item.mdx:41:1 component/kind'],
  },
  {
    name: 'a follow-up without cases',
    ...swap('cases.yaml', ', followUp: true }', ' }'),
    expect: [`${item}/cases.yaml:26:5 follow-up/voided`, `${item}/item.mdx:36:1 follow-up/no-groups`],
  },
  {
    name: 'a follow-up without hidden cases',
    ...swap('cases.yaml', 'group: echoes\n    visible: false', 'group: echoes\n    visible: true'),
    expect: [`${item}/cases.yaml:6:3 follow-up/no-basic`],
  },
  {
    name: 'a follow-up without visible cases',
    ...swap('cases.yaml', 'group: echoes\n    visible: true', 'group: echoes\n    visible: false'),
    expect: [`${item}/cases.yaml:6:3 follow-up/none-visible`],
  },
  {
    name: 'an example that only the follow-up has',
    ...swap('item.mdx', 'cases="two-knocks"', 'cases="one-echo"'),
    expect: [`${item}/item.mdx:32:18 examples/unknown`],
  },
  {
    name: 'a new case that is void',
    ...swap(
      'cases.yaml',
      '    input: { sounds: [9, 8, 7, 6], loud: 5 }\n    expected: 1',
      '    input: { sounds: [9, 8, 7, 6], loud: 5 }\n    expected: 1\n    voided: true',
    ),
    expect: [`${item}/cases.yaml:51:5 follow-up/voided`],
  },
  {
    name: 'no visible case before the follow-up',
    ...swap('cases.yaml', 'group: single\n    visible: true', 'group: single\n    visible: false'),
    expect: [`${item}/cases.yaml:7:1 cases/none-visible`, `${item}/item.mdx:32:18 examples/hidden`],
  },
  {
    name: 'a changed contract with a stranger',
    ...swap(
      'inputs.yaml',
      '  parameters:\n    sounds: { length: { min: 0, max: 60 }',
      '  parameters:\n    sound: { length: { min: 0, max: 60 }',
    ),
    expect: [`${item}/inputs.yaml:7:5 inputs/unknown-parameter`],
  },
  {
    name: 'a new case outside the changed contract',
    ...swap('inputs.yaml', 'max: 60 }', 'max: 3 }'),
    expect: [
      `${item}/cases.yaml:43:22 cases/outside-contract`,
      `${item}/cases.yaml:49:22 cases/outside-contract`,
    ],
  },
  {
    name: 'a follow-up that nobody solves',
    file: `${item}/submissions/follow_up/accepted/where-it-begins.ts`,
    change: { delete: true },
    expect: [`${item}/item.mdx:36:1 follow-up/none-accepted`],
    says: 'Put what becomes of an accepted submission into submissions/follow_up/accepted/',
  },
  {
    name: 'a follow-up with one wrong answer',
    ...swap('item.mdx', 'status: review', 'status: live'),
    expect: [`${item}/item.mdx:36:1 follow-up/few-wrong`],
  },
  {
    name: 'a first answer that is said to fail the follow-up',
    ...swap(
      'submissions/submissions.yaml',
      'Returns one for silence., fails: [silence]',
      'Returns one for silence., fails: [silence, echoes]',
    ),
    expect: [`${item}/submissions/submissions.yaml:6:93 submissions/unknown-group`],
    says: 'Groups: single, quiet, silence',
  },
  {
    name: 'a follow-up without a category',
    ...swap('item.mdx', '  4: Adapts the own code to echoes.\n', ''),
    expect: [`${item}/item.mdx:18:1 code/scoring`],
    says: '4 = the follow-up',
  },
  {
    name: 'a changed contract without a follow-up',
    file: 'items/largest-gap/inputs.yaml',
    change: { from: 'relations:', to: 'followUp: { parameters: { limit: { min: 1, max: 9 } } }\nrelations:' },
    expect: ['items/largest-gap/inputs.yaml:5:1 follow-up/inputs'],
  },
  {
    name: 'a void case without a follow-up',
    file: 'items/largest-gap/cases.yaml',
    change: { from: '    expected: 47\n', to: '    expected: 47\n    voided: true\n' },
    expect: ['items/largest-gap/cases.yaml:31:5 follow-up/voided'],
  },
]
