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

const query = 'items/loans-by-reader'
const swapQuery = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${query}/${file}`,
  change: { from, to },
})

const queryText = `<FollowUp>
A book that is **back** is no loan any more: from now on only the others count.
</FollowUp>
`

const project = 'items/hours-of-a-shop'
const swapProject = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${project}/${file}`,
  change: { from, to },
})

const projectText = `<FollowUp>
The shop closes **an hour later** from now on, at 18:00.
</FollowUp>
`

const suite = 'items/late-books'
const swapSuite = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${suite}/${file}`,
  change: { from, to },
})

const suiteText = `<FollowUp>
The **first two days are free** from now on, for every book: the third day costs 1, the fourth 2.
</FollowUp>
`

/** Ways to break the follow-ups of the small bank. */
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
      '    input: { sounds: [9, 5, 7, 6], loud: 5 }\n    expected: 1',
      '    input: { sounds: [9, 5, 7, 6], loud: 5 }\n    expected: 1\n    voided: true',
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
  {
    name: 'a follow-up to a query without its text',
    ...swapQuery('item.mdx', queryText, ''),
    expect: [
      `${query}/databases.yaml:6:3 follow-up/no-text`,
      `${query}/submissions/follow_up/accepted/in-the-join.sql:1:1 follow-up/submission`,
      `${query}/submissions/follow_up/wrong_answer/counts-what-is-back.sql:1:1 follow-up/submission`,
      `${query}/submissions/follow_up/wrong_answer/in-where.sql:1:1 follow-up/submission`,
    ],
  },
  {
    name: 'a follow-up to a query without databases',
    file: 'items/stops-by-line/item.mdx',
    change: { from: '<Explanation>', to: `${queryText}\n<Explanation>` },
    expect: [
      'items/stops-by-line/item.mdx:15:1 sql/scoring',
      'items/stops-by-line/item.mdx:28:1 follow-up/no-groups',
      'items/stops-by-line/item.mdx:28:1 follow-up/none-accepted',
    ],
    says: '4 = the follow-up; `limits.complexity` adds one for the steps, <FollowUp> one or two above',
  },
  {
    name: 'a follow-up to a query without hidden databases',
    ...swapQuery(
      'databases.yaml',
      'group: returned, visible: false, rowsOf: many-loans',
      'group: returned, visible: true, rowsOf: many-loans',
    ),
    expect: [`${query}/databases.yaml:6:3 follow-up/no-basic`],
    says: 'Missing hidden database in a basic group of the follow-up',
  },
  {
    name: 'a follow-up to a query without visible databases',
    ...swapQuery('databases.yaml', 'group: returned, visible: true', 'group: returned, visible: false'),
    expect: [`${query}/databases.yaml:6:3 follow-up/none-visible`],
  },
  {
    name: 'no visible database before the follow-up',
    ...swapQuery('databases.yaml', 'group: one-each, visible: true', 'group: one-each, visible: false'),
    expect: [`${query}/databases.yaml:8:1 databases/none-visible`],
    says: 'Missing visible database before the follow-up',
  },
  {
    name: 'the rows of a database that is not there',
    ...swapQuery('databases.yaml', 'rowsOf: many-loans', 'rowsOf: many-loan'),
    expect: [`${query}/databases.yaml:14:108 databases/rows-of`],
    says: 'Unexpected database `many-loan`; Did you mean `many-loans`?',
  },
  {
    name: 'the rows of another database before the follow-up',
    file: `${query}/databases.yaml`,
    change: { from: 'group: none, visible: false', to: 'group: none, visible: false, rowsOf: many-loans' },
    expect: [
      `${query}/databases.yaml:12:98 databases/rows-of`,
      `${query}/databases/a-new-reader.sql:1:1 databases/no-row`,
    ],
    says: 'Unexpected `rowsOf` for a database that is not of the follow-up',
  },
  {
    name: 'a follow-up to a query that nobody solves',
    file: `${query}/submissions/follow_up/accepted/in-the-join.sql`,
    change: { delete: true },
    expect: [`${query}/item.mdx:30:1 follow-up/none-accepted`],
  },
  {
    name: 'a follow-up to a query with a category too few',
    ...swapQuery('item.mdx', '  5: Also to readers who have brought everything back.\n', ''),
    expect: [`${query}/item.mdx:15:1 sql/scoring`],
    says: '4 = the follow-up, 5 = the edge groups of the follow-up too',
  },
  {
    name: 'a follow-up to a project without its text',
    ...swapProject('item.mdx', projectText, ''),
    expect: [
      `${project}/checks.yaml:5:3 follow-up/no-text`,
      `${project}/submissions/follow_up/accepted/until-six:1:1 follow-up/submission`,
      `${project}/submissions/follow_up/wrong_answer/six-too:1:1 follow-up/submission`,
    ],
  },
  {
    name: 'a follow-up to a project whose group has a category',
    ...swapProject('checks.yaml', 'tier: basic, title: The hour', 'category: 1, title: The hour'),
    expect: [`${project}/checks.yaml:5:3 follow-up/tier`],
    says: 'expected a tier and no category; Of a follow-up: { tier: basic',
  },
  {
    name: 'a tier of a group that is not of the follow-up',
    ...swapProject('checks.yaml', '{ title: Other hours }', '{ title: Other hours, tier: edge }'),
    expect: [`${project}/checks.yaml:4:3 follow-up/tier`],
  },
  {
    name: 'a follow-up to a project without a category of its own',
    ...swapProject('item.mdx', '  2: Adapts the own project to other hours.\n', ''),
    expect: [`${project}/item.mdx:19:1 debug/scoring`],
    says: 'Unexpected 1 categories, expected more than the 1 of the follow-up',
  },
  {
    name: 'a new case of a project that is void',
    ...swapProject(
      'checks.yaml',
      '[17, 18, 19] }\n    expected: 1',
      '[17, 18, 19] }\n    expected: 1\n    voided: true',
    ),
    expect: [`${project}/checks.yaml:44:5 follow-up/voided`],
  },
  {
    name: 'a follow-up to a project that nobody solves',
    file: `${project}/submissions/follow_up/accepted/until-six/src/hours.ts`,
    change: { delete: true },
    expect: [`${project}/item.mdx:33:1 follow-up/none-accepted`],
  },
  {
    name: 'a follow-up to tests without its text',
    ...swapSuite('item.mdx', suiteText, ''),
    expect: [
      `${suite}/changed-reference.ts:1:1 follow-up/no-text`,
      `${suite}/mutants.yaml:3:3 follow-up/no-text`,
      `${suite}/submissions/follow_up/accepted/two-days-less.ts:1:1 follow-up/submission`,
      `${suite}/submissions/follow_up/wrong_answer/nobody-is-early.ts:1:1 follow-up/submission`,
      `${suite}/submissions/follow_up/wrong_answer/only-deletes.ts:1:1 follow-up/submission`,
    ],
    says: 'Unexpected right implementation after a change, but item.mdx has no <FollowUp>',
  },
  {
    name: 'a follow-up to tests without a right implementation',
    file: `${suite}/changed-reference.ts`,
    change: { delete: true },
    expect: [`${suite}/item.mdx:30:1 tests/no-file`],
    says: 'Missing file `changed-reference.ts`',
  },
  {
    name: 'a follow-up to tests without basic faults',
    ...swapSuite('mutants.yaml', 'tier: basic', 'tier: edge'),
    expect: [`${suite}/mutants.yaml:3:3 follow-up/no-basic`],
    says: 'Missing hidden fault in a basic group of the follow-up',
  },
  {
    name: 'a group of faults that is not of the follow-up',
    ...swapSuite(
      'mutants.yaml',
      'title: Faults in what is free, followUp: true',
      'title: Faults in what is free',
    ),
    expect: [`${suite}/mutants.yaml:3:14 schema/missing-key`],
  },
  {
    name: 'a fault of no group',
    ...swapSuite('mutants.yaml', 'group: free-days', 'group: free-day'),
    expect: [`${suite}/mutants.yaml:17:12 tests/unknown-group`],
    says: 'Did you mean `free-days`?',
  },
  {
    name: 'a fault with a category and a group',
    ...swapSuite(
      'mutants.yaml',
      '    category: 1\n  - id: ',
      '    category: 1\n    group: free-days\n  - id: ',
    ),
    expect: [`${suite}/mutants.yaml:6:5 tests/form`],
    says: 'Unexpected form of the mutant `twice`, expected a category, or a group of the follow-up',
  },
  {
    name: 'a group without faults',
    ...swapSuite(
      'mutants.yaml',
      'groups:\n',
      'groups:\n  all-others: { tier: edge, title: All others, followUp: true }\n',
    ),
    expect: [`${suite}/mutants.yaml:3:3 tests/empty-group`],
  },
  {
    name: 'a group with the name of that of the old rule',
    ...swapSuite(
      'mutants.yaml',
      'groups:\n',
      'groups:\n  old-rule: { tier: edge, title: The old rule, followUp: true }\n',
    ),
    expect: [`${suite}/mutants.yaml:3:3 tests/own-group`],
  },
  {
    name: 'a follow-up to tests without a category of its own',
    ...swapSuite(
      'item.mdx',
      '  2: Adapts the own tests to another rule for fees.\n  3: Also for books that are early.\n',
      '',
    ),
    expect: [
      `${suite}/item.mdx:17:1 tests/scoring`,
      `${suite}/submissions/submissions.yaml:11:15 submissions/category`,
    ],
    says: 'Unexpected 1 categories, expected more than the 2 of the follow-up',
  },
  {
    name: 'a follow-up to tests that nobody solves',
    file: `${suite}/submissions/follow_up/accepted/two-days-less.ts`,
    change: { delete: true },
    expect: [`${suite}/item.mdx:30:1 follow-up/none-accepted`],
  },
]
