/**
 * Ways to break the small bank in `fixtures/bank`, each in one place, with every diagnostic that must come of it.
 * A change replaces text (which must be there), writes or deletes a file, or does what only a file system can.
 */
export interface Broken {
  readonly name: string
  /** Path of the file, below the bank. */
  readonly file: string
  readonly change:
    | { readonly from: string; readonly to: string }
    | { readonly write: string | Uint8Array }
    | { readonly delete: true }
    | { readonly linkTo: string }
  /** Every diagnostic, as `file:line:column code`, files below the bank. */
  readonly expect: readonly string[]
}

const code = 'items/largest-gap'
const choice = 'items/safe-retry'
const short = 'items/queue-size'
const order = 'items/close-the-file'
const trace = 'items/shared-list'
const codeItem = `${code}/item.mdx`
const choiceItem = `${choice}/item.mdx`

const big = (bytes: number) => `${'A stem that goes on and on. '.repeat(Math.ceil(bytes / 28))}\n`

const text = new TextEncoder()
const broken = (before: string, bytes: readonly number[], after: string) =>
  new Uint8Array([...text.encode(before), ...bytes, ...text.encode(after)])

/** Swaps one text for another. */
const swap = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file,
  change: { from, to },
})
const write = (file: string, content: string | Uint8Array): Pick<Broken, 'file' | 'change'> => ({
  file,
  change: { write: content },
})
const remove = (file: string): Pick<Broken, 'file' | 'change'> => ({ file, change: { delete: true } })

export const brokenItems: readonly Broken[] = [
  // The file itself
  { name: 'no item.mdx', ...remove(codeItem), expect: ['items/largest-gap/item.mdx:1:1 item/missing'] },
  {
    name: 'no frontmatter',
    ...write(codeItem, 'A stem without a head.\n'),
    expect: ['items/largest-gap/item.mdx:1:1 item/no-frontmatter'],
  },
  {
    name: 'frontmatter without end',
    ...write(codeItem, '---\nid: largest-gap\n\nA stem.\n'),
    expect: ['items/largest-gap/item.mdx:1:1 item/no-frontmatter'],
  },
  {
    name: 'a stem of 5 MB',
    ...write(codeItem, big(5 * 1024 * 1024)),
    expect: ['items/largest-gap/item.mdx:1:1 file/too-large'],
  },
  {
    name: 'bytes that are no UTF-8',
    ...write(`${code}/cases.yaml`, broken('version: 1\n# caf', [0xe9], '\n')),
    expect: ['items/largest-gap/cases.yaml:2:6 file/encoding'],
  },
  {
    name: 'a UTF-8 character cut in two',
    ...write(choiceItem, broken('---\nid: "', [0xe2, 0x82], '"\n')),
    expect: ['items/safe-retry/item.mdx:2:6 file/encoding'],
  },
  {
    name: 'a NUL character',
    ...swap(codeItem, 'A ruler has', 'A \0 ruler has'),
    expect: ['items/largest-gap/item.mdx:28:3 file/encoding'],
  },
  {
    name: 'a symbolic link out of the folder',
    file: `${code}/assets/host.svg`,
    change: { linkTo: '/etc/passwd' },
    expect: ['items/largest-gap/assets/host.svg:1:1 file/link'],
  },
  {
    name: 'a file that nobody reads',
    ...write(`${code}/case.yaml`, 'version: 1\n'),
    expect: ['items/largest-gap/case.yaml:1:1 file/unknown'],
  },
  {
    name: 'quotes nested a thousand deep',
    ...swap(codeItem, 'A ruler has', `${'> '.repeat(1000)}A ruler has`),
    expect: ['items/largest-gap/item.mdx:28:1 mdx/too-deep'],
  },
  // YAML
  {
    name: 'bad YAML',
    ...swap(codeItem, 'title: Largest gap', 'title: Largest: gap'),
    expect: ['items/largest-gap/item.mdx:6:8 yaml/syntax'],
  },
  {
    name: 'an unclosed quote',
    ...swap(choiceItem, 'title: A safe retry', 'title: "A safe retry'),
    expect: ['items/safe-retry/item.mdx:18:1 yaml/syntax'],
  },
  {
    name: 'a tab as indentation',
    ...swap(`${code}/inputs.yaml`, '  limit:', '\tlimit:'),
    expect: ['items/largest-gap/inputs.yaml:4:1 yaml/syntax'],
  },
  {
    name: 'a key twice',
    ...swap(codeItem, 'level: 2', 'level: 2\nlevel: 3'),
    expect: ['items/largest-gap/item.mdx:10:1 yaml/duplicate-key'],
  },
  {
    name: 'a __proto__ key',
    ...swap(codeItem, 'level: 2', '__proto__: { level: 2 }'),
    expect: ['items/largest-gap/item.mdx:9:1 yaml/unsafe-key'],
  },
  {
    name: 'a __proto__ key in inputs',
    ...swap(`${code}/inputs.yaml`, '  limit: { min: 0, max: 1000 }', '  __proto__: { min: 0 }'),
    expect: ['items/largest-gap/inputs.yaml:4:3 yaml/unsafe-key'],
  },
  {
    name: 'aliases that multiply',
    ...write(
      `${code}/inputs.yaml`,
      'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n',
    ),
    expect: ['items/largest-gap/inputs.yaml:1:1 yaml/aliases'],
  },
  {
    name: 'YAML nested a thousand deep',
    ...write(`${code}/inputs.yaml`, `version: 1\nparameters: ${'['.repeat(1000)}${']'.repeat(1000)}\n`),
    expect: ['items/largest-gap/inputs.yaml:2:76 yaml/too-deep'],
  },
  {
    name: 'YAML nested beyond the stack',
    ...write(`${code}/inputs.yaml`, '['.repeat(100_000)),
    expect: ['items/largest-gap/inputs.yaml:1:1 yaml/too-deep'],
  },
  {
    name: 'two documents in one file',
    ...swap(`${code}/inputs.yaml`, 'parameters:', '---\nparameters:'),
    expect: ['items/largest-gap/inputs.yaml:2:1 yaml/syntax'],
  },
  {
    name: 'an empty file',
    ...write(`${code}/inputs.yaml`, ''),
    expect: ['items/largest-gap/inputs.yaml:1:1 schema/type'],
  },
  // Frontmatter
  {
    name: 'an unknown key',
    ...swap(codeItem, 'level: 2', 'levl: 2'),
    expect: [
      'items/largest-gap/item.mdx:2:1 schema/missing-key',
      'items/largest-gap/item.mdx:9:1 schema/unknown-key',
    ],
  },
  {
    name: 'a missing key',
    ...swap(codeItem, 'license: CC0-1.0\n', ''),
    expect: ['items/largest-gap/item.mdx:2:1 schema/missing-key'],
  },
  {
    name: 'an unknown kind',
    ...swap(codeItem, 'kind: code', 'kind: cod'),
    expect: ['items/largest-gap/item.mdx:4:7 schema/choice'],
  },
  {
    name: 'a word that is none of the allowed',
    ...swap(codeItem, 'status: live', 'status: life'),
    expect: ['items/largest-gap/item.mdx:7:9 schema/choice'],
  },
  {
    name: 'a number where a text belongs',
    ...swap(codeItem, 'version: 1.0.0', 'version: 1.0'),
    expect: ['items/largest-gap/item.mdx:3:10 schema/type'],
  },
  {
    name: 'a level out of range',
    ...swap(codeItem, 'level: 2', 'level: 7'),
    expect: ['items/largest-gap/item.mdx:9:8 schema/value'],
  },
  {
    name: 'a newer version of the format',
    ...swap(codeItem, 'level: 2', 'level: 2\nschema: 2'),
    expect: ['items/largest-gap/item.mdx:10:9 schema/version'],
  },
  {
    name: 'a newer version of a file',
    ...swap(`${code}/cases.yaml`, 'version: 1', 'version: 2'),
    expect: ['items/largest-gap/cases.yaml:1:10 schema/version'],
  },
  {
    name: 'an id that is not the name of the folder',
    ...swap(codeItem, 'id: largest-gap', 'id: largest-gaps'),
    expect: ['items/largest-gap/item.mdx:2:5 item/id'],
  },
  {
    name: 'an unknown skill',
    ...swap(codeItem, 'implementing.collections', 'implementing.colections'),
    expect: ['items/largest-gap/item.mdx:8:10 item/unknown-skill'],
  },
  {
    name: 'an unknown enemy',
    ...swap(codeItem, 'level: 2', 'level: 2\nenemies: [queue-size, queue-sise]'),
    expect: ['items/largest-gap/item.mdx:10:23 bank/unknown-enemy'],
  },
  {
    name: 'an unknown successor',
    ...swap(
      codeItem,
      'level: 2',
      'level: 2\ndeprecated: { since: 1.0.0, reason: Old, replacedBy: safe-retri }',
    ),
    expect: ['items/largest-gap/item.mdx:10:54 bank/unknown-item'],
  },
  {
    name: 'a gap in the scoring',
    ...swap(codeItem, '  2: Ordinary marks are handled.\n', ''),
    expect: ['items/largest-gap/item.mdx:18:1 item/scoring'],
  },
  {
    name: 'a category of 0',
    ...swap(choiceItem, '  1: Knows', '  0: Knows nothing.\n  1: Knows'),
    expect: ['items/safe-retry/item.mdx:13:3 schema/key'],
  },
  // Markdown
  {
    name: 'an unknown component',
    ...swap(codeItem, '<Constraints />', '<Constrains />'),
    expect: ['items/largest-gap/item.mdx:35:1 component/unknown'],
  },
  {
    name: 'a component of another kind',
    ...swap(choiceItem, '<Hint cost', '<Program />\n\n<Hint cost'),
    expect: ['items/safe-retry/item.mdx:39:1 component/kind'],
  },
  {
    name: 'an unclosed tag',
    ...swap(codeItem, '</Explanation>\n', ''),
    expect: ['items/largest-gap/item.mdx:43:1 mdx/unclosed-tag'],
  },
  {
    name: 'a closing tag alone',
    ...swap(codeItem, '<Constraints />', '<Constraints />\n\n</Constraints>'),
    expect: ['items/largest-gap/item.mdx:37:1 mdx/stray-tag'],
  },
  {
    name: 'an expression',
    ...swap(codeItem, 'the answer is 0', 'the answer is {1 - 1}'),
    expect: ['items/largest-gap/item.mdx:29:63 mdx/expression'],
  },
  {
    name: 'an expression that is never closed',
    ...swap(codeItem, 'the answer is 0', 'the answer is {0'),
    expect: ['items/largest-gap/item.mdx:29:63 mdx/expression'],
  },
  {
    name: 'an expression as an attribute',
    ...swap(codeItem, '<Hint cost="none">', '<Hint cost={process.env.HOME}>'),
    expect: ['items/largest-gap/item.mdx:39:7 mdx/expression'],
  },
  {
    name: 'ESM',
    ...swap(codeItem, 'A ruler has', 'import fs from "node:fs"\n\nA ruler has'),
    expect: ['items/largest-gap/item.mdx:28:1 mdx/esm'],
  },
  {
    name: 'HTML',
    ...swap(codeItem, 'A ruler has', 'A <b>ruler</b> has'),
    expect: ['items/largest-gap/item.mdx:28:3 mdx/html'],
  },
  {
    name: 'a script',
    ...swap(codeItem, '## Details', '<script>alert(1)</script>'),
    expect: ['items/largest-gap/item.mdx:31:1 mdx/html'],
  },
  {
    name: 'a less-than sign',
    ...swap(codeItem, 'A ruler has', 'If a < b and b <= c, a ruler has'),
    expect: ['items/largest-gap/item.mdx:28:17 mdx/syntax'],
  },
  {
    name: 'an unknown attribute',
    ...swap(codeItem, '<Hint cost="none">', '<Hint costs="none">'),
    expect: ['items/largest-gap/item.mdx:39:7 component/attribute'],
  },
  {
    name: 'an attribute that says nothing known',
    ...swap(codeItem, 'cost="none"', 'cost="free"'),
    expect: ['items/largest-gap/item.mdx:39:7 component/attribute'],
  },
  {
    name: 'a component inside a list',
    ...swap(codeItem, '<Constraints />', '- <Constraints />'),
    expect: ['items/largest-gap/item.mdx:35:3 component/place'],
  },
  {
    name: 'a heading of level 1',
    ...swap(codeItem, '## Details', '# Details'),
    expect: ['items/largest-gap/item.mdx:31:1 heading/first-level'],
  },
  {
    name: 'a heading jump',
    ...swap(codeItem, '## Details', '#### Details'),
    expect: ['items/largest-gap/item.mdx:31:1 heading/jump'],
  },
  {
    name: 'a picture without a text',
    ...swap(codeItem, ' alt="A ruler with marks at 1, 4 and 9; the largest gap is 5."', ''),
    expect: ['items/largest-gap/item.mdx:37:1 figure/no-alt'],
  },
  {
    name: 'a picture with an idle text',
    ...swap(codeItem, 'alt="A ruler with marks at 1, 4 and 9; the largest gap is 5."', 'alt="Diagram"'),
    expect: ['items/largest-gap/item.mdx:37:1 figure/alt'],
  },
  {
    name: 'a Markdown picture without a text',
    ...swap(codeItem, 'A ruler has', '![](assets/ruler.svg) A ruler has'),
    expect: ['items/largest-gap/item.mdx:28:1 figure/no-alt'],
  },
  {
    name: 'a picture that is not there',
    ...swap(codeItem, 'assets/ruler.svg', 'assets/rulers.svg'),
    expect: [
      'items/largest-gap/item.mdx:1:1 figure/unused',
      'items/largest-gap/item.mdx:37:1 figure/no-file',
    ],
  },
  {
    name: 'a picture with a script',
    ...write(`${code}/assets/ruler.svg`, '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    expect: ['items/largest-gap/item.mdx:37:1 figure/unsafe'],
  },
  {
    name: 'a link with a script',
    ...swap(codeItem, 'A ruler has', 'A [ruler](javascript:alert) has'),
    expect: ['items/largest-gap/item.mdx:28:3 link/address'],
  },
  {
    name: 'a broken formula',
    ...swap(codeItem, '$2^n$', '$2^{n$'),
    expect: ['items/largest-gap/item.mdx:29:78 math/syntax'],
  },
  {
    name: 'no stem',
    ...swap(
      choiceItem,
      'A client gets no answer to a request and does not know whether it was carried out. Which request may it simply\nsend again, whatever happened to the first one?\n',
      '',
    ),
    expect: ['items/safe-retry/item.mdx:21:1 stem/empty'],
  },
  {
    name: 'no explanation',
    ...swap(
      `${short}/item.mdx`,
      "<Explanation>\nRate times waiting time, by Little's law.\n</Explanation>\n",
      '',
    ),
    expect: ['items/queue-size/item.mdx:5:6 item/no-explanation'],
  },
  // Code
  {
    name: 'a bad type in the signature',
    ...swap(codeItem, 'type: "int[]"', 'type: "integer[]"'),
    expect: ['items/largest-gap/item.mdx:15:28 type/syntax'],
  },
  {
    name: 'a function named like a word of the language',
    ...swap(codeItem, 'name: largestGap', 'name: delete'),
    expect: ['items/largest-gap/item.mdx:13:9 code/reserved'],
  },
  {
    name: 'no cases',
    ...remove(`${code}/cases.yaml`),
    expect: ['items/largest-gap/item.mdx:4:7 code/no-cases'],
  },
  {
    name: 'an empty list of cases',
    ...write(
      `${code}/cases.yaml`,
      'version: 1\ngroups:\n  ordinary: { tier: basic, title: All }\ncases: []\n',
    ),
    expect: ['items/largest-gap/cases.yaml:4:8 schema/value'],
  },
  {
    name: 'a case outside the contract',
    ...swap(`${code}/cases.yaml`, '[0, 10, 21], limit: 10', '[0, 21, 10], limit: 10'),
    expect: ['items/largest-gap/cases.yaml:23:21 cases/outside-contract'],
  },
  {
    name: 'an expected value of the wrong type',
    ...swap(`${code}/cases.yaml`, 'expected: 47', 'expected: "47"'),
    expect: ['items/largest-gap/cases.yaml:30:15 cases/type'],
  },
  {
    name: 'an input of the wrong type',
    ...swap(`${code}/cases.yaml`, '[2, 3]', '[2, 3.5]'),
    expect: ['items/largest-gap/cases.yaml:17:25 cases/type'],
  },
  {
    name: 'an unknown input',
    ...swap(`${code}/cases.yaml`, '{ marks: [2, 3], limit: 10 }', '{ mark: [2, 3], limit: 10 }'),
    expect: [
      'items/largest-gap/cases.yaml:17:12 cases/missing-input',
      'items/largest-gap/cases.yaml:17:14 cases/unknown-input',
    ],
  },
  {
    name: 'a case id twice',
    ...swap(`${code}/cases.yaml`, '0d6f4b1f0002', '0d6f4b1f0001'),
    expect: ['items/largest-gap/cases.yaml:13:9 cases/same-id'],
  },
  {
    name: 'a case name twice',
    ...swap(`${code}/cases.yaml`, 'name: many', 'name: at-the-limit'),
    expect: ['items/largest-gap/cases.yaml:26:11 cases/same-name'],
  },
  {
    name: 'an unknown group',
    ...swap(`${code}/cases.yaml`, 'group: long', 'group: lang'),
    expect: [
      'items/largest-gap/cases.yaml:2:1 cases/few-basic-groups',
      'items/largest-gap/cases.yaml:4:3 cases/empty-group',
      'items/largest-gap/cases.yaml:27:12 cases/unknown-group',
    ],
  },
  {
    name: 'one basic group',
    ...swap(`${code}/cases.yaml`, 'long: { tier: basic', 'long: { tier: edge'),
    expect: ['items/largest-gap/cases.yaml:2:1 cases/few-basic-groups'],
  },
  {
    name: 'no edge group',
    ...swap(`${code}/cases.yaml`, 'tier: edge', 'tier: basic'),
    expect: ['items/largest-gap/cases.yaml:2:1 cases/no-edge-group'],
  },
  {
    name: 'an example that is hidden',
    ...swap(codeItem, 'three-marks, one-gap', 'three-marks, many'),
    expect: ['items/largest-gap/item.mdx:33:31 examples/hidden'],
  },
  {
    name: 'an example that is not there',
    ...swap(codeItem, 'three-marks, one-gap', 'three-mark, one-gap'),
    expect: ['items/largest-gap/item.mdx:33:18 examples/unknown'],
  },
  {
    name: 'an unknown parameter in the contract',
    ...swap(`${code}/inputs.yaml`, '  limit: {', '  limits: {'),
    expect: [
      'items/largest-gap/inputs.yaml:2:1 inputs/missing-parameter',
      'items/largest-gap/inputs.yaml:4:3 inputs/unknown-parameter',
    ],
  },
  {
    name: 'a constraint that makes no sense',
    ...swap(`${code}/inputs.yaml`, 'limit: { min: 0, max: 1000 }', 'limit: { length: { max: 3 } }'),
    expect: ['items/largest-gap/inputs.yaml:4:12 inputs/constraint'],
  },
  {
    name: 'bounds the wrong way round',
    ...swap(`${code}/inputs.yaml`, 'limit: { min: 0, max: 1000 }', 'limit: { min: 2000, max: 1000 }'),
    expect: ['items/largest-gap/inputs.yaml:4:17 inputs/range'],
  },
  {
    name: 'a relation with a stranger',
    ...swap(`${code}/inputs.yaml`, 'length(marks)', 'length(mark)'),
    expect: ['items/largest-gap/inputs.yaml:6:13 inputs/relation'],
  },
  {
    name: 'a memory limit out of range',
    ...swap(codeItem, 'scoring:', 'limits: { memory: 2048MB }\nscoring:'),
    expect: ['items/largest-gap/item.mdx:18:19 code/limit'],
  },
  {
    name: 'a row without a file',
    ...swap(`${code}/submissions/submissions.yaml`, 'no-limit.ts', 'no-limits.ts'),
    expect: [
      'items/largest-gap/submissions/submissions.yaml:4:13 submissions/no-file',
      'items/largest-gap/submissions/wrong_answer/no-limit.ts:1:1 submissions/no-row',
    ],
  },
  {
    name: 'a file without a row',
    ...swap(
      `${code}/submissions/submissions.yaml`,
      '  - { file: wrong_answer/no-limit.ts, mistake: Ignores the limit., fails: [ordinary] }\n',
      '',
    ),
    expect: ['items/largest-gap/submissions/wrong_answer/no-limit.ts:1:1 submissions/no-row'],
  },
  {
    name: 'a row with an unknown group',
    ...swap(`${code}/submissions/submissions.yaml`, 'fails: [empty]', 'fails: [emty]'),
    expect: ['items/largest-gap/submissions/submissions.yaml:7:86 submissions/unknown-group'],
  },
  {
    name: 'no accepted submission',
    ...remove(`${code}/submissions/accepted/neighbours.ts`),
    expect: ['items/largest-gap/item.mdx:11:1 submissions/none-accepted'],
  },
  {
    name: 'a live item with four wrong submissions',
    ...remove(`${code}/submissions/run_time_error/empty.js`),
    expect: [
      'items/largest-gap/item.mdx:7:9 submissions/few-wrong',
      'items/largest-gap/submissions/submissions.yaml:7:13 submissions/no-file',
    ],
  },
  {
    name: 'a submission that exports something else',
    ...swap(`${code}/submissions/accepted/neighbours.ts`, 'largestGap', 'biggestGap'),
    expect: ['items/largest-gap/submissions/accepted/neighbours.ts:1:1 submissions/no-export'],
  },
  {
    name: 'a submission in an unknown folder',
    ...write(`${code}/submissions/slow/recompute.ts`, 'export function largestGap() {}\n'),
    expect: ['items/largest-gap/submissions/slow/recompute.ts:1:1 submissions/path'],
  },
  // Choice
  {
    name: 'a choice without a list',
    ...swap(
      choiceItem,
      '- [ ] Add one to a counter.\n\n  Counts twice if the first one was carried out.\n\n- [x] Set a counter to seven.\n\n  Twice the same is as good as once.\n\n- [ ] Append a line to a file.\n\n  May leave the line twice.\n\n- [ ] Send a message to a customer.\n\n  The customer may get it twice.\n\n',
      '',
    ),
    expect: ['items/safe-retry/item.mdx:27:15 choice/no-options'],
  },
  {
    name: 'a choice without a key',
    ...swap(choiceItem, '- [x]', '- [ ]'),
    expect: ['items/safe-retry/item.mdx:23:1 choice/no-key'],
  },
  {
    name: 'two keys where one may be chosen',
    ...swap(choiceItem, '- [ ] Append', '- [x] Append'),
    expect: ['items/safe-retry/item.mdx:31:7 choice/several-keys'],
  },
  {
    name: 'an option without a mark',
    ...swap(choiceItem, '- [ ] Append', '- Append'),
    expect: ['items/safe-retry/item.mdx:31:1 choice/unmarked-option'],
  },
  {
    name: 'an option twice',
    ...swap(choiceItem, 'Append a line to a file.', 'Add one to a counter.'),
    expect: ['items/safe-retry/item.mdx:31:7 choice/same-option'],
  },
  {
    name: 'an option without feedback',
    ...swap(choiceItem, '\n  May leave the line twice.\n', ''),
    expect: ['items/safe-retry/item.mdx:31:7 choice/no-feedback'],
  },
  {
    name: 'a choice that can be guessed',
    ...swap(choiceItem, 'choose: one', 'choose: many'),
    expect: ['items/safe-retry/item.mdx:23:1 choice/blind'],
  },
  {
    name: 'a response to an option that is not there',
    ...swap(`${choice}/responses.yaml`, 'chosen: [4]', 'chosen: [5]'),
    expect: ['items/safe-retry/responses.yaml:6:53 responses/unknown-option'],
  },
  {
    name: 'a response with the wrong category',
    ...swap(
      `${choice}/responses.yaml`,
      'category: 0, response: { chosen: [3] }',
      'category: 1, response: { chosen: [3] }',
    ),
    expect: [
      'items/safe-retry/responses.yaml:2:1 responses/few-wrong',
      'items/safe-retry/responses.yaml:5:31 responses/score',
    ],
  },
  {
    name: 'a response of another kind',
    ...swap(`${choice}/responses.yaml`, 'chosen: [1]', 'text: one'),
    expect: ['items/safe-retry/responses.yaml:4:41 responses/form'],
  },
  {
    name: 'no responses',
    ...remove(`${choice}/responses.yaml`),
    expect: ['items/safe-retry/item.mdx:4:7 responses/missing'],
  },
  // Short
  {
    name: 'an accepted text that the grader refuses',
    ...swap(`${short}/item.mdx`, '"20 jobs"]', '"twenty"]'),
    expect: ['items/queue-size/item.mdx:16:18 short/accept'],
  },
  {
    name: 'a rejected text that the grader takes',
    ...swap(`${short}/item.mdx`, '["10", "200"]', '["10", "20.0"]'),
    expect: ['items/queue-size/item.mdx:17:18 short/reject'],
  },
  {
    name: 'a category beyond the highest',
    ...swap(`${short}/item.mdx`, 'category: 1, value: 20 }', 'category: 2, value: 20 }'),
    expect: ['items/queue-size/item.mdx:14:3 short/no-key', 'items/queue-size/item.mdx:15:19 short/category'],
  },
  {
    name: 'a key of another form',
    ...swap(`${short}/item.mdx`, 'value: 20 }', 'value: [20] }'),
    expect: ['items/queue-size/item.mdx:15:29 schema/type'],
  },
  // Order
  {
    name: 'no blocks',
    ...remove(`${order}/blocks.yaml`),
    expect: ['items/close-the-file/item.mdx:4:7 order/no-blocks'],
  },
  {
    name: 'blocks in a cycle',
    ...swap(`${order}/blocks.yaml`, 'path), after: []', 'path), after: [read]'),
    expect: ['items/close-the-file/blocks.yaml:5:55 order/cycle'],
  },
  {
    name: 'a block after a stranger',
    ...swap(`${order}/blocks.yaml`, 'after: [close]', 'after: [closed]'),
    expect: ['items/close-the-file/blocks.yaml:10:35 order/unknown-block'],
  },
  {
    name: 'two blocks that look the same',
    ...swap(`${order}/blocks.yaml`, 'text: "}", after', 'text: "try {", after'),
    expect: ['items/close-the-file/blocks.yaml:10:22 order/same-text'],
  },
  {
    name: 'a response with a strange block',
    ...swap(`${order}/responses.yaml`, '[open, try, read, catch', '[open, try, reed, catch'),
    expect: ['items/close-the-file/responses.yaml:5:65 responses/unknown-block'],
  },
  // Trace
  {
    name: 'no program',
    ...remove(`${trace}/program.ts`),
    expect: ['items/shared-list/item.mdx:11:11 trace/no-program'],
  },
  {
    name: 'a program in another language',
    ...swap(`${trace}/item.mdx`, 'language: typescript', 'language: javascript'),
    expect: ['items/shared-list/item.mdx:11:11 trace/language'],
  },
  {
    name: 'a program that is never shown',
    ...swap(`${trace}/item.mdx`, '<Program />\n', ''),
    expect: ['items/shared-list/item.mdx:11:11 trace/not-shown'],
  },
  {
    name: 'fewer steps than categories',
    ...swap(`${trace}/item.mdx`, '  - { id: second, label: Second line, type: int, output: 2 }\n', ''),
    expect: [
      'items/shared-list/item.mdx:12:1 trace/few-steps',
      'items/shared-list/responses.yaml:3:68 responses/unknown-step',
      'items/shared-list/responses.yaml:4:68 responses/unknown-step',
      'items/shared-list/responses.yaml:5:66 responses/unknown-step',
    ],
  },
  // The bank
  { name: 'no bank.yaml', ...remove('bank.yaml'), expect: ['bank.yaml:1:1 bank/missing'] },
  {
    name: 'a taxonomy with a skill twice',
    ...swap('taxonomy.yaml', 'id: invariants, title: Invariants', 'id: tracing, title: Invariants'),
    expect: [
      'items/queue-size/item.mdx:8:10 item/unknown-skill',
      'items/safe-retry/item.mdx:8:10 item/unknown-skill',
      'taxonomy.yaml:7:15 taxonomy/same-skill',
    ],
  },
  {
    name: 'a blueprint with an unknown skill',
    ...swap('tests/practice.yaml', 'skill: reading', 'skill: readin'),
    expect: ['tests/practice.yaml:14:18 blueprint/unknown-skill'],
  },
  {
    name: 'a blueprint whose quota nobody can fill',
    ...swap('tests/practice.yaml', 'min: 1, max: 4 }\n', 'min: 3, max: 4 }\n'),
    expect: ['tests/practice.yaml:9:9 blueprint/impossible'],
  },
  {
    name: 'a blueprint that asks for more than it has',
    ...swap('tests/practice.yaml', 'min: 2, max: 4', 'min: 9, max: 12'),
    expect: ['tests/practice.yaml:9:9 blueprint/impossible'],
  },
  {
    name: 'a quota the wrong way round',
    ...swap('tests/practice.yaml', 'min: 1, max: 4 }\n', 'min: 4, max: 1 }\n'),
    expect: ['tests/practice.yaml:14:32 blueprint/quota'],
  },
  {
    name: 'a blueprint with an unknown selector',
    ...swap('tests/practice.yaml', 'selector: maximum-information', 'selector: maximum-informaton'),
    expect: ['tests/practice.yaml:12:25 schema/choice'],
  },
]
