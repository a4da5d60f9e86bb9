import { brokenDesigns } from './broken-design.ts'
import { brokenFollowUps } from './broken-follow-up.ts'
import { brokenModels } from './broken-model.ts'
import { brokenRepairs } from './broken-repair.ts'

/**
 * Ways to break the small bank in `fixtures/bank`, each in one place, with every diagnostic that must come of it.
 * A change replaces text (which must be there), writes or deletes a file, or does what only a file system can.
 * One list in one file, in the order of the files that an author writes, so that what is told of one mistake is found beside
 * its like; designs, models, follow-ups and repairs, with items of their own, stand apart.
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
  /** What the message or the help of the first of them says, where the words are what matters. */
  readonly says?: string
}

const code = 'items/largest-gap'
const choice = 'items/safe-retry'
const short = 'items/queue-size'
const order = 'items/close-the-file'
const trace = 'items/shared-list'
const debug = 'items/next-bus'
const tests = 'items/bus-fares'
const review = 'items/open-door'
const prompt = 'items/who-brings-what'
const promptFile = `${prompt}/prompt.yaml`
const critique = 'items/said-by-a-machine'
const sql = 'items/stops-by-line'
const sqlItem = `${sql}/item.mdx`
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
  ...brokenDesigns,
  ...brokenModels,
  ...brokenFollowUps,
  ...brokenRepairs,
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
    expect: ['items/largest-gap/item.mdx:9:1 schema/unknown-key'],
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
    name: 'the kind of another item',
    ...swap(codeItem, 'kind: code', 'kind: choice'),
    expect: ['items/largest-gap/item.mdx:4:7 schema/choice'],
    says: 'Unexpected `choice` at `kind` beside `languages`, `signature`, expected `code`; Write `kind: code`; or take',
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
    expect: ['items/largest-gap/item.mdx:28:16 mdx/syntax'],
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
    name: 'a link without encryption',
    ...swap(codeItem, 'A ruler has', 'A [ruler](http://example.org/ruler) has'),
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
    expect: ['items/largest-gap/cases.yaml:17:14 cases/unknown-input'],
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
    expect: ['items/largest-gap/cases.yaml:27:12 cases/unknown-group'],
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
    name: 'a case that steers a practice item, whose group has no other',
    ...swap(
      `${code}/cases.yaml`,
      'visible: false\n    input: { marks: [0, 1',
      'visible: false\n    steering: true\n    input: { marks: [0, 1',
    ),
    expect: [
      'items/largest-gap/cases.yaml:3:3 steering/group',
      'items/largest-gap/cases.yaml:4:3 steering/group',
      'items/largest-gap/cases.yaml:5:3 steering/group',
      'items/largest-gap/cases.yaml:23:5 steering/misplaced',
    ],
    says: 'Unexpected group `ordinary` with none but cases that steer, expected both sorts',
  },
  {
    name: 'a case that steers on an input that is shown',
    ...swap(
      `${code}/cases.yaml`,
      'visible: false\n    input: { marks: [], limit: 5 }\n    expected: 0',
      'visible: false\n    steering: true\n    input: { limit: 10, marks: [1, 4, 9] }\n    expected: 5',
    ),
    expect: [
      'items/largest-gap/cases.yaml:3:3 steering/group',
      'items/largest-gap/cases.yaml:4:3 steering/group',
      'items/largest-gap/cases.yaml:5:3 steering/group',
      'items/largest-gap/cases.yaml:35:5 steering/misplaced',
      'items/largest-gap/cases.yaml:35:5 steering/overlap',
    ],
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
    expect: ['items/largest-gap/inputs.yaml:4:3 inputs/unknown-parameter'],
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
    name: 'a complexity target for a list that cannot grow',
    ...swap(
      codeItem,
      'scoring:',
      'limits: { complexity: { class: n, sizes: [marks] } }\nscoring:\n  4: And its work grows like the list.',
    ),
    expect: ['items/largest-gap/item.mdx:18:43 code/complexity'],
  },
  {
    name: 'a row without a file',
    ...swap(`${code}/submissions/submissions.yaml`, 'no-limit.ts', 'no-limits.ts'),
    expect: ['items/largest-gap/submissions/submissions.yaml:4:13 submissions/no-file'],
  },
  {
    name: 'a file without a row',
    ...swap(
      `${code}/submissions/submissions.yaml`,
      '  - { file: wrong_answer/no-limit.ts, mistake: Ignores the limit., fails: [ordinary], category: 1 }\n',
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
    name: 'a submission that was deleted',
    ...remove(`${code}/submissions/run_time_error/empty.js`),
    expect: ['items/largest-gap/submissions/submissions.yaml:7:13 submissions/no-file'],
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
  {
    name: 'a submission in a language that the item has not',
    ...write(`${code}/submissions/accepted/in-python.py`, 'def largestGap(marks, limit):\n    return 0\n'),
    expect: ['items/largest-gap/submissions/accepted/in-python.py:1:1 submissions/language'],
  },
  {
    name: 'an item in Python without a solution in Python',
    ...swap(
      `${code}/item.mdx`,
      'languages: [typescript, javascript]',
      'languages: [typescript, javascript, python]',
    ),
    expect: ['items/largest-gap/item.mdx:11:1 submissions/none-accepted-in-python'],
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
    ...swap(`${short}/item.mdx`, 'category: 1, value: 20', 'category: 2, value: 20'),
    expect: ['items/queue-size/item.mdx:14:3 short/no-key', 'items/queue-size/item.mdx:15:19 short/category'],
  },
  {
    name: 'a key of another form',
    ...swap(`${short}/item.mdx`, 'value: 20', 'value: [20]'),
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
  // Review
  {
    name: 'no code to review',
    ...remove(`${review}/code`),
    expect: ['items/open-door/item.mdx:4:7 marks/no-files'],
    says: 'expected files in `code/` or `change.diff`',
  },
  {
    name: 'code and a diff',
    ...write(`${review}/change.diff`, '+x\n'),
    expect: ['items/open-door/change.diff:1:1 marks/two-texts'],
  },
  {
    name: 'empty code to review',
    ...write(`${review}/code/door.ts`, '\n'),
    expect: ['items/open-door/code/door.ts:1:1 marks/empty-file'],
  },
  {
    name: 'code that nobody reads to its end',
    ...write(`${review}/code/door.ts`, 'wait()\n'.repeat(201)),
    expect: ['items/open-door/code/door.ts:1:1 marks/long-file'],
  },
  {
    name: 'no review.yaml',
    ...remove(`${review}/review.yaml`),
    expect: ['items/open-door/item.mdx:4:7 review/no-key'],
  },
  {
    name: 'a step too few',
    ...swap(`${review}/review.yaml`, '[high, all, judged]', '[all, judged]'),
    expect: ['items/open-door/review.yaml:2:8 review/steps'],
  },
  {
    name: 'classes and a verdict that count for nothing',
    ...swap(`${review}/review.yaml`, '[high, all, judged]', '[one-high, high, all]'),
    expect: [
      'items/open-door/review.yaml:2:19 review/idle-step',
      'items/open-door/review.yaml:2:25 review/last-step',
    ],
    says: 'asks for nothing more than what stands before it',
  },
  {
    name: 'a line beyond the end',
    ...swap(`${review}/review.yaml`, 'lines: 31', 'lines: 310'),
    expect: ['items/open-door/review.yaml:6:26 marks/lines'],
    says: 'expected 1 to 36, as `door.ts` has',
  },
  {
    name: 'a locale of another language',
    ...swap(`${short}/item.mdx`, 'locale: en', 'locale: fr'),
    expect: ['items/queue-size/item.mdx:22:9 item/locale'],
    says: 'Unexpected locale `fr` of a stem that has the words of `en`',
  },
  {
    name: 'a title that says the answer',
    ...swap(`${short}/item.mdx`, 'title: Size of a queue', 'title: A queue of 20'),
    expect: ['items/queue-size/item.mdx:6:8 leak/key'],
    says: 'Unexpected title that says the answer: 20',
  },
  {
    name: 'a free hint that says the answer',
    ...swap(
      `${short}/item.mdx`,
      '<Explanation>',
      '<Hint cost="none">\nTwo seconds bring 20 jobs.\n</Hint>\n\n<Explanation>',
    ),
    expect: ['items/queue-size/item.mdx:30:1 leak/key'],
    says: 'or write `cost="key"`, after which the item does not count',
  },
  {
    name: 'a stem that does not say by which number the reference decides',
    ...swap(`${tests}/item.mdx`, 'children under six', 'children under seven'),
    expect: ['items/bus-fares/item.mdx:28:1 stem/unsaid-number'],
    says: 'Missing number 6, by which reference.ts decides (`< 6`)',
  },
  {
    name: 'minutes in which nobody even copies the answer',
    ...swap(`${tests}/item.mdx`, 'minutes: 8', 'minutes: 0.1'),
    expect: ['items/bus-fares/item.mdx:10:10 item/minutes'],
    says: 'Unexpected `minutes: 0.1` where to read the stem and to copy the shortest accepted answer takes 1 at least',
  },
  {
    name: 'a category that asks for less than the one below it',
    ...swap(
      `${review}/item.mdx`,
      '1: Finds the serious defect.\n  2: Finds also what is slow.',
      '1: Finds both serious defects.\n  2: Finds one of the two serious defects.',
    ),
    expect: ['items/open-door/item.mdx:13:6 item/scoring-order'],
    says: 'Unexpected category 2, which says no more than category 1 below it',
  },
  {
    name: 'a stem that gives the verdict',
    ...swap(
      `${review}/item.mdx`,
      'for which it was lent. Read',
      'for which it was lent. It cannot be merged so. Read',
    ),
    expect: ['items/open-door/item.mdx:21:75 leak/verdict'],
    says: 'Unexpected verdict “It cannot be merged so” in the stem',
  },
  {
    name: 'a comment that speaks of the fault of a project',
    ...swap(
      `${debug}/project/src/clock.ts`,
      '  return one',
      '  // should be compared in minutes\n  return one',
    ),
    expect: ['items/next-bus/project/src/clock.ts:3:3 leak/comment'],
    says: 'speaks of the fault: “should be compared in minutes”; accepted fixes do not have it',
  },
  {
    name: 'a right option that is longer by far',
    ...swap(
      choiceItem,
      '- [x] Set a counter to seven.',
      '- [x] Set a counter to seven, whatever it was before, so that it is seven afterwards in any case.',
    ),
    expect: ['items/safe-retry/item.mdx:27:7 choice/long-key'],
    says: 'its length gives it away',
  },
  {
    name: 'a block that says where it belongs',
    ...swap(
      `${order}/blocks.yaml`,
      'language: typescript\nindentation: false\nblocks:\n  - { id: open, text: const file = open(path), after: [] }',
      'language: text\nindentation: false\nblocks:\n  - { id: open, text: "First, open the file.", after: [] }',
    ),
    expect: ['items/close-the-file/blocks.yaml:5:23 order/place-word'],
    says: 'Unexpected block that says where it belongs: “First,”',
  },
  {
    name: 'a number without its computation',
    ...swap(`${short}/item.mdx`, '  worked: 10 * 2\n', ''),
    expect: ['items/queue-size/item.mdx:15:29 worked/missing'],
    says: 'expected how 20 comes out of the numbers in the stem',
  },
  {
    name: 'a computation that cannot be read',
    ...swap(`${short}/item.mdx`, 'worked: 10 * 2', 'worked: 10 ** 2'),
    expect: ['items/queue-size/item.mdx:18:11 worked/form'],
  },
  {
    name: 'a computation of something else',
    ...swap(`${short}/item.mdx`, 'worked: 10 * 2', 'worked: 10 + 2'),
    expect: ['items/queue-size/item.mdx:18:11 worked/value'],
    says: 'Unexpected result 12, expected the value 20',
  },
  {
    name: 'a computation with a number from nowhere',
    ...swap(`${short}/item.mdx`, 'worked: 10 * 2', 'worked: 5 * 2 * 2'),
    expect: ['items/queue-size/item.mdx:18:11 worked/number'],
    says: 'Unexpected number 5, which nothing says that is read before the answer',
  },
  {
    name: 'lines that say something else',
    ...swap(`${review}/review.yaml`, 'lines: 20, why', 'lines: 20, says: "sort()", why'),
    expect: ['items/open-door/review.yaml:8:41 marks/quote'],
    says: 'does not stand in the lines: they have `',
  },
  {
    name: 'lines that nothing is quoted of',
    ...swap(`${review}/item.mdx`, 'status: review', 'status: live'),
    expect: [
      'items/open-door/review.yaml:5:21 marks/no-quote',
      'items/open-door/review.yaml:6:19 marks/no-quote',
      'items/open-door/review.yaml:8:24 marks/no-quote',
      'items/open-door/review.yaml:9:18 marks/no-quote',
      'items/open-door/review.yaml:11:34 marks/no-quote',
    ],
    says: 'expected what stands in the lines',
  },
  {
    name: 'lines from their end',
    ...swap(`${review}/review.yaml`, '[25, 26]', '[26, 25]'),
    expect: ['items/open-door/review.yaml:9:25 marks/lines'],
  },
  {
    name: 'a decoy on a defect',
    ...swap(`${review}/review.yaml`, 'lines: 20', 'lines: [19, 20]'),
    expect: ['items/open-door/review.yaml:8:31 marks/overlap'],
  },
  {
    name: 'a decoy of the same name',
    ...swap(`${review}/review.yaml`, 'id: sorts', 'id: copies'),
    expect: ['items/open-door/review.yaml:9:11 marks/same-id'],
  },
  {
    name: 'a defect in a strange file',
    ...swap(`${review}/review.yaml`, 'file: door.ts', 'file: dor.ts'),
    expect: ['items/open-door/review.yaml:11:25 marks/unknown-file'],
    says: 'Did you mean `door.ts`?',
  },
  {
    name: 'a defect without one of two files',
    ...write(`${review}/code/window.ts`, 'open()\n'),
    expect: ['5:5', '6:5', '8:5', '9:5'].map((at) => `items/open-door/review.yaml:${at} marks/unknown-file`),
    says: 'Missing `file`, expected one of door.ts, window.ts',
  },
  {
    name: 'defects that nobody could miss',
    ...swap(`${review}/review.yaml`, 'lines: 19, class', 'lines: [11, 19], class'),
    expect: ['items/open-door/review.yaml:4:1 marks/blind'],
    says: 'marking blindly earns',
  },
  {
    name: 'defects all over a short text',
    ...write(
      `${review}/review.yaml`,
      'version: 1\nsteps: [high, all, judged]\nverdict: comment\ndefects:\n  - { id: stranger, lines: [1, 19], class: api, severity: high, why: All. }\n  - { id: copies, lines: [20, 36], class: performance, severity: low, why: All. }\ndecoys: []\n',
    ),
    expect: ['items/open-door/review.yaml:4:1 marks/blind', 'items/open-door/review.yaml:4:1 marks/covering'],
    says: 'marking',
  },
  {
    name: 'a response with a strange defect',
    ...swap(
      `${review}/responses.yaml`,
      '[stranger, copies], verdict: comment',
      '[stranger, copied], verdict: comment',
    ),
    expect: ['items/open-door/responses.yaml:4:65 responses/unknown-finding'],
  },
  // Debug
  {
    name: 'a project without cases',
    ...remove(`${debug}/checks.yaml`),
    expect: ['items/next-bus/item.mdx:4:7 debug/no-checks'],
  },
  {
    name: 'a file of a project that is no program',
    ...write(`${debug}/project/notes.txt`, 'Buses leave on time.\n'),
    expect: ['items/next-bus/project/notes.txt:1:1 debug/path'],
  },
  {
    name: 'a pattern of no file',
    ...swap(`${debug}/item.mdx`, "editable: ['src/*.ts']", "editable: ['src/*.ts', 'lib/clock.ts']"),
    expect: ['items/next-bus/item.mdx:18:24 debug/editable'],
  },
  {
    name: 'a project that no sandbox takes',
    ...write(`${debug}/project/src/large.ts`, `// ${'x'.repeat(66_000)}\n`),
    expect: ['items/next-bus/item.mdx:4:7 debug/too-long'],
  },
  {
    name: 'a project of one file',
    ...remove(`${debug}/project/src/clock.ts`),
    expect: ['items/next-bus/item.mdx:4:7 debug/few-files'],
  },
  {
    name: 'an entry that is not there',
    ...swap(`${debug}/item.mdx`, 'entry: src/board.ts', 'entry: src/bord.ts'),
    expect: ['items/next-bus/item.mdx:11:8 debug/no-entry'],
  },
  {
    name: 'a group of a category that there is not',
    ...swap(`${debug}/checks.yaml`, 'category: 2', 'category: 3'),
    expect: [
      'items/next-bus/checks.yaml:2:1 debug/no-group',
      'items/next-bus/checks.yaml:4:64 debug/category',
    ],
  },
  {
    name: 'nothing that must go on working',
    ...swap(`${debug}/checks.yaml`, 'as many digits }', 'as many digits, category: 2 }'),
    expect: ['items/next-bus/checks.yaml:2:1 debug/nothing-kept'],
  },
  {
    name: 'a fix without a folder of its own',
    ...write(`${debug}/submissions/accepted/clock.ts`, 'export const isBefore = () => false\n'),
    expect: ['items/next-bus/submissions/accepted/clock.ts:1:1 debug/submission-path'],
  },
  {
    name: 'a fix of a file that may not be changed',
    ...swap(`${debug}/item.mdx`, "editable: ['src/*.ts']", 'editable: [src/clock.ts]'),
    expect: ['items/next-bus/submissions/wrong_answer/longer-is-later/src/board.ts:1:1 debug/not-editable'],
  },
  {
    name: 'a fix that changes nothing',
    ...swap(
      `${debug}/submissions/wrong_answer/longer-is-later/src/board.ts`,
      'time.length > now.length || ',
      '',
    ),
    expect: ['items/next-bus/submissions/wrong_answer/longer-is-later/src/board.ts:1:1 debug/unchanged'],
  },
  {
    name: 'a fix without a row',
    ...write(
      `${debug}/submissions/wrong_answer/nothing/src/clock.ts`,
      'export const isBefore = () => false\n',
    ),
    expect: ['items/next-bus/submissions/wrong_answer/nothing:1:1 submissions/no-row'],
  },
  {
    name: 'a project without an accepted fix',
    ...remove(`${debug}/submissions/accepted/minutes/src/clock.ts`),
    expect: ['items/next-bus/item.mdx:4:7 submissions/none-accepted'],
  },
  // Prompt
  {
    name: 'a prompt item without its file',
    ...remove(promptFile),
    expect: ['items/who-brings-what/item.mdx:4:7 prompt/no-file'],
  },
  {
    name: 'outputs recorded on no day',
    ...swap(promptFile, 'origin: written', 'origin: recorded'),
    expect: ['items/who-brings-what/prompt.yaml:2:9 prompt/date'],
  },
  {
    name: 'a day of outputs that were written',
    ...swap(promptFile, 'origin: written', 'origin: written\ndate: 2026-01-01'),
    expect: ['items/who-brings-what/prompt.yaml:3:7 prompt/date'],
  },
  {
    name: 'nothing asked of a prompt',
    ...write(
      promptFile,
      'version: 1\norigin: written\nmodel: a model\nprompt: Say it.\noutputs: [{ id: a, text: It. }]\nneeds: [{ fix: 1 }, { fix: 1 }]\n',
    ),
    expect: [
      'items/who-brings-what/prompt.yaml:1:1 prompt/no-part',
      'items/who-brings-what/prompt.yaml:6:16 prompt/need',
      'items/who-brings-what/prompt.yaml:6:28 prompt/need',
      'items/who-brings-what/responses.yaml:7:20 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:7:28 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:7:36 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:9:23 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:10:23 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:17:20 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:17:28 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:17:36 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:18:27 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:21:67 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:21:75 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:21:83 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:22:68 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:22:79 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:22:85 prompt/unknown-output',
    ],
  },
  {
    name: 'two outputs of one name',
    ...swap(promptFile, '- id: cake', '- id: open'),
    expect: [
      'items/who-brings-what/prompt.yaml:17:9 prompt/same-id',
      'items/who-brings-what/prompt.yaml:33:17 prompt/unknown-output',
      'items/who-brings-what/prompt.yaml:36:29 prompt/span',
      'items/who-brings-what/responses.yaml:7:28 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:9:23 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:17:28 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:18:27 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:21:75 prompt/unknown-output',
      'items/who-brings-what/responses.yaml:22:79 prompt/unknown-output',
    ],
  },
  {
    name: 'two outputs that read alike',
    ...swap(
      promptFile,
      'Ana brings juice. Bo has bread and drinks. Cem will see.',
      'Ana brings bread. Bo brings juice. Cem does not know yet.',
    ),
    expect: [
      'items/who-brings-what/prompt.yaml:24:11 prompt/same-output',
      'items/who-brings-what/prompt.yaml:34:32 prompt/span',
      'items/who-brings-what/responses.yaml:10:38 prompt/span',
    ],
  },
  {
    name: 'a verdict on a strange check',
    ...swap(promptFile, 'check: cem, holds: false', 'check: cen, holds: false'),
    expect: [
      'items/who-brings-what/prompt.yaml:17:9 prompt/unverified',
      'items/who-brings-what/prompt.yaml:22:18 prompt/unknown-check',
    ],
  },
  {
    name: 'two verdicts on one check',
    ...swap(promptFile, 'check: bo, holds: false', 'check: ana, holds: false'),
    expect: [
      'items/who-brings-what/prompt.yaml:23:9 prompt/unverified',
      'items/who-brings-what/prompt.yaml:27:18 prompt/same-verdict',
    ],
  },
  {
    name: 'outputs that all do equally well',
    ...write(
      promptFile,
      'version: 1\norigin: written\nmodel: a model\nprompt: Say it.\noutputs: [{ id: open, text: A. }, { id: cake, text: B. }, { id: swapped, text: C. }]\nrank: { by: Rank them. }\nneeds: [{ ranking: 1 }, { ranking: 1 }]\n',
    ),
    expect: [
      'items/who-brings-what/prompt.yaml:6:1 prompt/rank',
      'items/who-brings-what/prompt.yaml:7:20 prompt/need',
      'items/who-brings-what/prompt.yaml:7:36 prompt/need',
      'items/who-brings-what/responses.yaml:9:35 prompt/span',
      'items/who-brings-what/responses.yaml:10:38 prompt/span',
      'items/who-brings-what/responses.yaml:18:39 prompt/span',
    ],
  },
  {
    name: 'a quotation that stands nowhere',
    ...swap(promptFile, 'text: a large cake', 'text: a larger cake'),
    expect: ['items/who-brings-what/prompt.yaml:33:29 prompt/span'],
  },
  {
    name: 'a quotation of two sentences',
    ...swap(promptFile, 'text: does not know yet', 'text: Bo brings juice. Cem does not'),
    expect: ['items/who-brings-what/prompt.yaml:36:29 prompt/span'],
  },
  {
    name: 'two spans over each other',
    ...swap(promptFile, '{ output: open, text: does not know yet', '{ output: cake, text: large cake'),
    expect: ['items/who-brings-what/prompt.yaml:36:29 prompt/overlap'],
  },
  {
    name: 'a span of a strange output',
    ...swap(promptFile, '{ output: cake, text: a large', '{ output: coke, text: a large'),
    expect: ['items/who-brings-what/prompt.yaml:33:17 prompt/unknown-output'],
  },
  {
    name: 'a need too few',
    ...swap(promptFile, '  - { ranking: 3, fix: 3 }\n', ''),
    expect: ['items/who-brings-what/prompt.yaml:55:1 prompt/needs'],
  },
  {
    name: 'a category that needs nothing',
    ...swap(promptFile, '{ ranking: 3, fix: 3 }', '{}'),
    expect: ['items/who-brings-what/prompt.yaml:56:5 prompt/no-need'],
  },
  {
    name: 'a category that needs less than the one below',
    ...swap(promptFile, '{ ranking: 3, spans: 2, fix: 3 }', '{ ranking: 2, spans: 2, fix: 3 }'),
    expect: ['items/who-brings-what/prompt.yaml:57:16 prompt/need'],
  },
  {
    name: 'a category within blind reach',
    ...swap(promptFile, '{ ranking: 3, fix: 3 }', '{ spans: 1 }'),
    expect: ['items/who-brings-what/prompt.yaml:55:1 prompt/blind'],
  },
  {
    name: 'a phrase of signs',
    ...swap(promptFile, '[[guess*]]', '[["?!", guess*]]'),
    expect: ['items/who-brings-what/prompt.yaml:49:38 prompt/phrase'],
  },
  {
    name: 'two checks of one name',
    ...swap(promptFile, 'id: no-guess', 'id: chat'),
    expect: ['items/who-brings-what/prompt.yaml:45:11 prompt/same-id'],
  },
  {
    name: 'a length that no prompt has',
    ...swap(
      promptFile,
      '{ form: never, about: [[guess*]], as: instruction }',
      '{ form: length, min: 9, max: 8 }',
    ),
    expect: ['items/who-brings-what/prompt.yaml:49:35 prompt/length'],
  },
  {
    name: 'checks that the given prompt holds',
    ...swap(promptFile, 'Guess whenever it is unclear.', 'Write OPEN where it is unclear.'),
    expect: [
      'items/who-brings-what/prompt.yaml:39:3 prompt/idle',
      'items/who-brings-what/prompt.yaml:39:3 prompt/pasted',
    ],
  },
  {
    name: 'checks that a pasted list holds',
    ...swap(promptFile, 'Guess whenever it is unclear.', 'Be quick about it.'),
    expect: [
      'items/who-brings-what/prompt.yaml:39:3 prompt/idle',
      'items/who-brings-what/prompt.yaml:39:3 prompt/pasted',
    ],
  },
  {
    name: 'a mark in a response that stands nowhere',
    ...swap(`${prompt}/responses.yaml`, 'text: Ana brings juice.', 'text: Ana brings milk.'),
    expect: ['items/who-brings-what/responses.yaml:10:38 prompt/span'],
  },
  {
    name: 'a ranking in a response with a stranger',
    ...swap(`${prompt}/responses.yaml`, '[[swapped], [cake, open]]', '[[swapped], [cake, opne]]'),
    expect: ['items/who-brings-what/responses.yaml:22:85 prompt/unknown-output'],
  },
  // Critique
  {
    name: 'no critique.yaml',
    ...remove(`${critique}/critique.yaml`),
    expect: ['items/said-by-a-machine/item.mdx:4:7 critique/no-key'],
  },
  {
    name: 'a step of a critique too few',
    ...swap(`${critique}/critique.yaml`, '[most-claims, high, judged]', '[high, judged]'),
    expect: ['items/said-by-a-machine/critique.yaml:2:8 critique/steps'],
  },
  {
    name: 'claims that are asked for twice',
    ...swap(`${critique}/critique.yaml`, '[most-claims, high, judged]', '[claims, most-claims, high]'),
    expect: [
      'items/said-by-a-machine/critique.yaml:2:17 critique/idle-step',
      'items/said-by-a-machine/critique.yaml:2:30 critique/last-step',
    ],
  },
  {
    name: 'a claim twice',
    ...swap(`${critique}/critique.yaml`, '{ id: late,', '{ id: until,'),
    expect: [
      'items/said-by-a-machine/critique.yaml:9:11 critique/same-id',
      'items/said-by-a-machine/responses.yaml:3:86 responses/unknown-claim',
      'items/said-by-a-machine/responses.yaml:4:85 responses/unknown-claim',
      'items/said-by-a-machine/responses.yaml:5:87 responses/unknown-claim',
    ],
  },
  {
    name: 'the same words claimed twice',
    ...swap(
      `${critique}/critique.yaml`,
      'text: It answers within a millisecond.',
      'text: Only badges that are lent open the door.',
    ),
    expect: ['items/said-by-a-machine/critique.yaml:10:23 critique/same-text'],
  },
  {
    name: 'claims that are nearly all true',
    ...swap(`${critique}/critique.yaml`, 'truth: unverifiable', 'truth: true'),
    expect: ['items/said-by-a-machine/critique.yaml:6:1 critique/blind'],
    says: 'judging blindly earns',
  },
  // Tests
  {
    name: 'tests without a reference',
    ...remove(`${tests}/reference.ts`),
    expect: ['items/bus-fares/item.mdx:11:11 tests/no-file'],
  },
  {
    name: 'a mutant without a file',
    ...remove(`${tests}/mutants/no-most.ts`),
    expect: ['items/bus-fares/mutants.yaml:4:11 tests/no-mutant'],
  },
  {
    name: 'a mutant without a row',
    ...write(`${tests}/mutants/adds-one.ts`, 'export const fare = () => 1\n'),
    expect: ['items/bus-fares/mutants/adds-one.ts:1:1 tests/no-row'],
  },
  {
    name: 'two mutants of one name',
    ...swap(`${tests}/mutants.yaml`, 'name: six-is-free', 'name: no-most'),
    expect: [
      'items/bus-fares/mutants.yaml:8:11 tests/same-mutant',
      'items/bus-fares/mutants/six-is-free.ts:1:1 tests/no-row',
    ],
  },
  {
    name: 'a mutant of a category that there is not',
    ...swap(`${tests}/mutants.yaml`, 'category: 2', 'category: 3'),
    expect: [
      'items/bus-fares/mutants.yaml:2:1 tests/no-category',
      'items/bus-fares/mutants.yaml:10:15 tests/category',
    ],
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
    name: 'fixed positions of a practice test, one of them beyond its least length',
    ...swap('tests/practice.yaml', '    quotas:', '    fixed: { positions: [1, 3] }\n    quotas:'),
    expect: ['tests/practice.yaml:13:5 blueprint/fixed', 'tests/practice.yaml:13:29 blueprint/fixed'],
    says: 'Unexpected `fixed` of a practice test, in which every item steers',
  },
  {
    name: 'a blueprint whose quota nobody can fill',
    ...swap('tests/practice.yaml', 'min: 1, max: 4 }\n', 'min: 3, max: 4 }\n'),
    expect: ['tests/practice.yaml:14:32 blueprint/impossible'],
  },
  {
    name: 'a blueprint that asks for more than it has',
    ...swap('tests/practice.yaml', 'min: 2, max: 4', 'min: 9, max: 12'),
    expect: ['tests/practice.yaml:16:30 blueprint/impossible'],
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
  {
    name: 'an item on trial behind the end of its block',
    ...swap(
      'tests/practice.yaml',
      '    quotas:',
      '    pretest: { items: [queue-size], count: 1, positions: [6] }\n    quotas:',
    ),
    expect: ['tests/practice.yaml:13:59 blueprint/length'],
    says: 'Unexpected position 6, expected 5 or less, as many items as the block shows at most; Lower it, or raise `max` of the rule `length`',
  },
  {
    name: 'more positions than items on trial',
    ...swap(
      'tests/practice.yaml',
      '    quotas:',
      '    pretest: { items: [queue-size], count: 1, positions: [2, 4] }\n    quotas:',
    ),
    expect: ['tests/practice.yaml:13:58 blueprint/length'],
    says: 'Unexpected number of positions 2, expected 1, as `count` says',
  },
  {
    name: 'an unknown item on trial',
    ...swap(
      'tests/practice.yaml',
      '    quotas:',
      '    pretest: { items: [queue-size, largst-gap], count: 1 }\n    quotas:',
    ),
    expect: ['tests/practice.yaml:13:36 blueprint/unknown-item'],
    says: 'Unexpected item `largst-gap`, expected one of the bank; Did you mean `largest-gap`?',
  },
  {
    name: 'an unknown item in a fixed order',
    ...swap(
      'tests/practice.yaml',
      '{ selector: maximum-information }',
      '{ selector: fixed-order, items: [queue-size, shared-list, large-gap] }',
    ),
    expect: ['tests/practice.yaml:12:71 blueprint/unknown-item'],
  },
  {
    name: 'an item on trial that is no practice item',
    ...write(
      'tests/trial.yaml',
      'version: 1\nid: trial\ntitle: Trial\ndescription: For employers.\nuse: graded\nrelease: 0.0.0-dev\nlocale: en\nblocks:\n  - id: all\n    title: All\n    ai: forbidden\n    select: { selector: maximum-information }\n    stop: [{ rule: length, min: 1, max: 2 }]\n    pretest: { items: [queue-size], count: 1 }\n',
    ),
    expect: ['tests/trial.yaml:14:24 blueprint/excluded-item'],
    says: 'Unexpected item `queue-size`, which has `use: practice`, expected one that the block can show: `status: live`, `use: graded`, `locale: en`, `ai: forbidden`; Take it from the list',
  },
  {
    name: 'an exposure parameter of an unknown item',
    ...swap(
      'tests/practice.yaml',
      'locale: en',
      'locale: en\nexposure:\n  maxRate: 0.9\n  parameters:\n    items: { largest-gap: 0.5, queue-seize: 0.5 }',
    ),
    expect: ['tests/practice.yaml:11:32 blueprint/unknown-unit'],
  },
  {
    name: 'an exposure parameter of an unknown family',
    ...swap(
      'tests/practice.yaml',
      'locale: en',
      'locale: en\nexposure:\n  maxRate: 0.9\n  parameters:\n    families: { twins: 0.5 }',
    ),
    expect: ['tests/practice.yaml:11:17 blueprint/unknown-unit'],
    says: 'Remove it, or find all parameters anew with `assay simulate TEST --max-exposure R --apply`',
  },
  {
    name: 'a practice test whose candidates are to get variants of their own',
    ...swap('tests/practice.yaml', 'locale: en', 'locale: en\nfreshness: { variants: unique }'),
    expect: ['tests/practice.yaml:8:24 blueprint/freshness'],
    says: 'Unexpected `variants: unique` of a practice test, expected `pool`; Variants of their own are drawn when a form is sealed',
  },
  {
    name: 'more candidates than variants are fresh for',
    ...swap(
      'tests/practice.yaml',
      'locale: en',
      'locale: en\nfreshness: { variants: pool, candidates: 1000, maxReuse: 20 }',
    ),
    expect: [
      'tests/practice.yaml:15:32 blueprint/impossible',
      'tests/practice.yaml:17:30 blueprint/impossible',
    ],
    says: 'items and variants for each of 1000 candidates, so that one of them is met by',
  },
  // Rarer faults
  {
    name: 'a key that is a list',
    ...swap(`${code}/inputs.yaml`, 'parameters:', '? [a, b]\n: 1\nparameters:'),
    expect: ['items/largest-gap/inputs.yaml:1:1 yaml/key'],
  },
  {
    name: 'an id that another item has',
    ...swap(codeItem, 'id: largest-gap', 'id: queue-size'),
    expect: ['items/largest-gap/item.mdx:2:5 bank/same-id'],
  },
  {
    name: 'an item that is its own enemy',
    ...swap(codeItem, 'level: 2', 'level: 2\nenemies: [largest-gap]'),
    expect: ['items/largest-gap/item.mdx:10:11 item/own-enemy'],
  },
  {
    name: 'a text too long',
    ...swap(codeItem, 'title: Largest gap', `title: ${'Largest gap '.repeat(10)}`),
    expect: ['items/largest-gap/item.mdx:6:8 schema/text'],
  },
  {
    name: 'two explanations',
    ...swap(codeItem, '<Explanation>', '<Explanation>\nFirst.\n</Explanation>\n\n<Explanation>'),
    expect: ['items/largest-gap/item.mdx:47:1 component/repeated'],
  },
  {
    name: 'a component with nothing inside',
    ...swap(codeItem, 'One pass over the neighbours is enough.\n', ''),
    expect: ['items/largest-gap/item.mdx:43:1 component/content'],
  },
  {
    name: 'a component without an attribute that it needs',
    ...swap(codeItem, '<Examples cases="three-marks, one-gap" />', '<Examples />'),
    expect: ['items/largest-gap/item.mdx:33:1 component/missing-attribute'],
  },
  {
    name: 'examples of nothing',
    ...swap(codeItem, 'cases="three-marks, one-gap"', 'cases=" , "'),
    expect: ['items/largest-gap/item.mdx:33:11 examples/none'],
  },
  {
    name: 'a picture by reference',
    ...swap(codeItem, '## Details', '![A ruler][r]\n\n[r]: https://example.org/r.svg\n\n## Details'),
    expect: ['items/largest-gap/item.mdx:31:1 figure/reference'],
  },
  {
    name: 'a stem of five words',
    ...swap(
      `${trace}/item.mdx`,
      'Two names can stand for one list. Read the program and write down what each of its two calls of the function\n`console.log` prints when it runs from top to bottom.',
      'What does this program print?',
    ),
    expect: ['items/shared-list/item.mdx:24:1 stem/length'],
  },
  {
    name: 'two categories of code',
    ...swap(codeItem, '  3: Also empty lists and gaps at the limit.\n', ''),
    expect: ['items/largest-gap/item.mdx:18:1 code/scoring'],
  },
  {
    name: 'a program of its own with the signature of a function',
    ...swap(
      codeItem,
      'languages: [typescript, javascript]\n',
      'languages: [typescript, javascript]\nio: stdin\ncompare: set\nlimits: { complexity: { class: n, sizes: [marks] } }\n',
    ),
    expect: [
      'items/largest-gap/item.mdx:13:10 code/stdin-compare',
      'items/largest-gap/item.mdx:14:23 code/stdin-complexity',
      'items/largest-gap/item.mdx:18:5 code/stdin-signature',
      'items/largest-gap/item.mdx:20:20 code/stdin-signature',
      'items/largest-gap/item.mdx:21:1 code/scoring',
    ],
  },
  {
    name: 'a parameter twice',
    ...swap(codeItem, '{ name: limit,', '{ name: marks,'),
    expect: ['items/largest-gap/item.mdx:16:15 code/same-parameter'],
  },
  {
    name: 'no visible case',
    ...write(
      `${code}/cases.yaml`,
      'version: 1\ngroups:\n  a: { tier: basic, title: A }\n  b: { tier: basic, title: B }\n  c: { tier: edge, title: C }\ncases:\n  - { id: 0b0e0f65-5a5c-4d43-8f50-0d6f4b1f0001, name: three-marks, group: a, visible: false, input: { marks: [], limit: 1 }, expected: 0 }\n  - { id: 0b0e0f65-5a5c-4d43-8f50-0d6f4b1f0002, name: one-gap, group: b, visible: false, input: { marks: [], limit: 1 }, expected: 0 }\n  - { id: 0b0e0f65-5a5c-4d43-8f50-0d6f4b1f0003, name: empty, group: c, visible: false, input: { marks: [], limit: 1 }, expected: 0 }\n',
    ),
    expect: [
      'items/largest-gap/cases.yaml:6:1 cases/none-visible',
      'items/largest-gap/item.mdx:33:18 examples/hidden',
      'items/largest-gap/item.mdx:33:31 examples/hidden',
      'items/largest-gap/submissions/submissions.yaml:3:82 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:3:92 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:4:76 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:5:97 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:6:81 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:6:91 submissions/unknown-group',
      'items/largest-gap/submissions/submissions.yaml:7:86 submissions/unknown-group',
    ],
  },
  {
    name: 'an accepted submission that must fail',
    ...swap(
      `${code}/submissions/submissions.yaml`,
      'submissions:\n',
      'submissions:\n  - { file: accepted/neighbours.ts, fails: [empty] }\n',
    ),
    expect: ['items/largest-gap/submissions/submissions.yaml:3:37 submissions/accepted-fails'],
  },
  {
    name: 'a wrong submission without its mistake',
    ...swap(`${code}/submissions/submissions.yaml`, ' mistake: Ignores the limit.,', ''),
    expect: ['items/largest-gap/submissions/submissions.yaml:4:5 submissions/no-mistake'],
  },
  {
    name: 'a submission with an impossible category',
    ...swap(`${code}/submissions/submissions.yaml`, 'category: 0', 'category: 4'),
    expect: ['items/largest-gap/submissions/submissions.yaml:3:109 submissions/category'],
  },
  {
    name: 'a row twice',
    ...swap(
      `${code}/submissions/submissions.yaml`,
      'submissions:\n',
      'submissions:\n  - { file: wrong_answer/no-limit.ts, mistake: Ignores it., category: 1 }\n',
    ),
    expect: ['items/largest-gap/submissions/submissions.yaml:5:13 submissions/same-file'],
  },
  {
    name: 'a second list of options',
    ...swap(choiceItem, '<Hint cost', '## More\n\n- [ ] Another one.\n\n<Hint cost'),
    expect: ['items/safe-retry/item.mdx:41:1 choice/second-list'],
  },
  {
    name: 'an option that begins with code',
    ...swap(choiceItem, '- [ ] Append a line to a file.', '- [ ]\n  ```\n  append\n  ```'),
    expect: ['items/safe-retry/item.mdx:31:1 choice/unmarked-option'],
  },
  {
    name: 'a single choice with two categories',
    ...swap(
      choiceItem,
      '  1: Knows which request may be sent again.',
      '  1: Knows something.\n  2: Knows which request may be sent again.',
    ),
    expect: [
      'items/safe-retry/item.mdx:14:3 choice/scoring',
      'items/safe-retry/responses.yaml:2:1 responses/none-right',
    ],
  },
  {
    name: 'one option',
    ...swap(
      choiceItem,
      '- [x] Set a counter to seven.\n\n  Twice the same is as good as once.\n\n- [ ] Append a line to a file.\n\n  May leave the line twice.\n\n- [ ] Send a message to a customer.\n\n  The customer may get it twice.\n',
      '',
    ),
    expect: [
      'items/safe-retry/item.mdx:23:1 choice/few-options',
      'items/safe-retry/item.mdx:23:1 choice/no-key',
      'items/safe-retry/responses.yaml:3:52 responses/unknown-option',
      'items/safe-retry/responses.yaml:5:55 responses/unknown-option',
      'items/safe-retry/responses.yaml:6:53 responses/unknown-option',
    ],
  },
  {
    name: 'more categories than options that tell them apart',
    ...swap(
      choiceItem,
      'choose: one\nscoring:\n  1: Knows which request may be sent again.',
      'choose: many\nscoring:\n  1: Some.\n  2: More.\n  3: All.\n  4: Even more.',
    ),
    expect: [
      'items/safe-retry/item.mdx:26:1 choice/blind',
      'items/safe-retry/item.mdx:26:1 choice/few-right',
      'items/safe-retry/item.mdx:26:1 choice/few-wrong',
      'items/safe-retry/responses.yaml:2:1 responses/none-right',
    ],
  },
  {
    name: 'a response with an impossible category',
    ...swap(`${short}/responses.yaml`, 'name: product, category: 1', 'name: product, category: 2'),
    expect: [
      'items/queue-size/responses.yaml:2:1 responses/none-right',
      'items/queue-size/responses.yaml:3:32 responses/category',
    ],
  },
  {
    name: 'no right response',
    ...swap(
      `${short}/responses.yaml`,
      '  - { name: product, category: 1, response: { text: "20" }, why: Rate times time. }\n',
      '',
    ),
    expect: ['items/queue-size/responses.yaml:2:1 responses/none-right'],
  },
  {
    name: 'a response twice',
    ...swap(`${short}/responses.yaml`, 'name: quotient', 'name: rate'),
    expect: ['items/queue-size/responses.yaml:5:13 responses/same-name'],
  },
  {
    name: 'the same response under two names',
    ...swap(`${short}/responses.yaml`, 'text: "5"', 'text: "10"'),
    expect: ['items/queue-size/responses.yaml:5:5 responses/same-response'],
  },
  {
    name: 'two planted faults of one id',
    ...swap(
      `${tests}/mutants.yaml`,
      '1018d740-9a3d-5efb-9968-6e61d6ad1e11',
      '45639a79-39e8-565d-b8e0-d5826752ae43',
    ),
    expect: ['items/bus-fares/mutants.yaml:3:9 bank/same-case'],
    says: 'that another one here has too',
  },
  {
    name: 'an interval the wrong way round',
    ...swap(
      `${short}/item.mdx`,
      'form: number\n  unit: jobs\n  key:\n    - { category: 1, value: 20 }\n  accept: ["20", "20 jobs"]\n  reject: ["10", "200"]\n  worked: 10 * 2',
      'form: interval\n  key:\n    - { category: 1, value: { low: 5, high: 2 } }\n  accept: ["5..2"]\n  reject: ["1..2"]',
    ),
    expect: [
      'items/queue-size/item.mdx:14:29 short/interval',
      'items/queue-size/item.mdx:15:12 short/accept',
    ],
  },
  {
    name: 'a block without text',
    ...swap(`${order}/blocks.yaml`, 'text: file.close()', 'text: " "'),
    expect: ['items/close-the-file/blocks.yaml:9:24 order/empty'],
  },
  {
    name: 'a block twice',
    ...swap(`${order}/blocks.yaml`, '{ id: catch,', '{ id: close,'),
    expect: [
      'items/close-the-file/blocks.yaml:12:11 order/same-id',
      'items/close-the-file/responses.yaml:5:71 responses/unknown-block',
    ],
  },
  {
    name: 'an indent where none counts',
    ...swap(`${order}/blocks.yaml`, 'after: [finally] }', 'after: [finally], indent: 1 }'),
    expect: ['items/close-the-file/blocks.yaml:9:56 order/indent'],
  },
  {
    name: 'hardly any blocks',
    ...write(
      `${order}/blocks.yaml`,
      'version: 1\nlanguage: text\nindentation: false\nblocks:\n  - { id: open, text: open, after: [] }\n  - { id: close, text: close, after: [open] }\ndistractors: []\n',
    ),
    expect: [
      'items/close-the-file/blocks.yaml:4:1 order/few-blocks',
      'items/close-the-file/responses.yaml:3:60 responses/unknown-block',
      'items/close-the-file/responses.yaml:3:65 responses/unknown-block',
      'items/close-the-file/responses.yaml:3:71 responses/unknown-block',
      'items/close-the-file/responses.yaml:3:87 responses/unknown-block',
      'items/close-the-file/responses.yaml:4:60 responses/unknown-block',
      'items/close-the-file/responses.yaml:4:71 responses/unknown-block',
      'items/close-the-file/responses.yaml:4:77 responses/unknown-block',
      'items/close-the-file/responses.yaml:4:93 responses/unknown-block',
      'items/close-the-file/responses.yaml:5:60 responses/unknown-block',
      'items/close-the-file/responses.yaml:5:65 responses/unknown-block',
      'items/close-the-file/responses.yaml:5:71 responses/unknown-block',
      'items/close-the-file/responses.yaml:5:85 responses/unknown-block',
    ],
  },
  {
    name: 'a step twice',
    ...swap(`${trace}/item.mdx`, '{ id: second,', '{ id: first,'),
    expect: [
      'items/shared-list/item.mdx:14:11 trace/same-step',
      'items/shared-list/responses.yaml:3:68 responses/unknown-step',
      'items/shared-list/responses.yaml:4:68 responses/unknown-step',
      'items/shared-list/responses.yaml:5:66 responses/unknown-step',
    ],
  },
  {
    name: 'a folder too deep',
    ...write(`${code}/submissions/accepted/a/b/c/d/e.ts`, ''),
    expect: ['items/largest-gap/submissions/accepted/a/b/c/d:1:1 file/folder'],
  },
  {
    name: 'no items',
    ...remove('items'),
    expect: ['items:1:1 bank/no-items', 'tests/practice.yaml:5:6 blueprint/no-items'],
  },
  {
    name: 'a file among the items',
    ...write('items/readme.txt', 'x'),
    expect: ['items/readme.txt:1:1 file/unknown'],
  },
  {
    name: 'a taxonomy with an area twice',
    ...swap(
      'taxonomy.yaml',
      '  - id: implementing',
      '  - { id: reading, title: Again, skills: [{ id: x, title: X }] }\n  - id: implementing',
    ),
    expect: ['taxonomy.yaml:8:11 taxonomy/same-area'],
  },
  {
    name: 'a blueprint named otherwise than its file',
    ...swap('tests/practice.yaml', 'id: practice', 'id: practise'),
    expect: ['tests/practice.yaml:2:5 blueprint/id'],
  },
  {
    name: 'a blueprint with the id of a test of one item',
    ...write(
      'tests/only-largest-gap.yaml',
      [
        'version: 1',
        'id: only-largest-gap',
        'title: Largest gap',
        'description: One item.',
        'use: practice',
        'release: 0.0.0-dev',
        'locale: en',
        'blocks:',
        '  - { id: all, title: All, ai: forbidden, select: { selector: maximum-information }, stop: [{ rule: length, min: 1, max: 1 }] }',
        '',
      ].join('\n'),
    ),
    expect: ['tests/only-largest-gap.yaml:2:5 blueprint/reserved-id'],
    says: 'Unexpected id `only-largest-gap`, expected one that does not begin with `only-`',
  },
  {
    name: 'a block whose policy no item has',
    ...swap('tests/practice.yaml', 'ai: forbidden', 'ai: allowed'),
    expect: ['tests/practice.yaml:11:9 blueprint/no-items'],
    says: 'that the test may give is `ai: allowed`; A block has items of its policy alone',
  },
  {
    name: 'a blueprint in a language without items',
    ...swap('tests/practice.yaml', 'locale: en', 'locale: de'),
    expect: ['tests/practice.yaml:5:6 blueprint/no-items'],
  },
  {
    name: 'a length the wrong way round',
    ...swap('tests/practice.yaml', 'min: 2, max: 4', 'min: 4, max: 2'),
    expect: ['tests/practice.yaml:16:30 blueprint/length'],
  },
  {
    name: 'a stopping rule twice',
    ...swap('tests/practice.yaml', '    stop:\n', '    stop:\n      - { rule: length, min: 1, max: 3 }\n'),
    expect: ['tests/practice.yaml:17:17 blueprint/same-rule'],
  },
  {
    name: 'a block of a blueprint twice',
    ...swap(
      'tests/practice.yaml',
      'blocks:\n',
      'blocks:\n  - { id: all, title: Before, ai: forbidden, select: { selector: maximum-information }, stop: [{ rule: length, min: 1, max: 1 }] }\n',
    ),
    expect: ['tests/practice.yaml:10:9 blueprint/same-block'],
  },
  // Words for what is easily mistaken
  {
    name: 'a response whose value is a number',
    ...swap(`${trace}/responses.yaml`, 'first: "1", second: "2"', 'first: 1, second: "2"'),
    expect: ['items/shared-list/responses.yaml:3:63 schema/type'],
    says: 'Unexpected number `1` at `responses[0].response.values.first`, expected a text; Put it in quotes: "1"',
  },
  {
    name: 'a response to the option before the first',
    ...swap(`${choice}/responses.yaml`, 'chosen: [4]', 'chosen: [0, 44]'),
    expect: ['items/safe-retry/responses.yaml:6:53 schema/value'],
    says: 'Unexpected `0` at `responses[3].response.chosen[0]`, expected 1 or more',
  },
  {
    name: 'a response that the kind does not know',
    ...swap(`${choice}/responses.yaml`, 'chosen: [4]', 'option: [4]'),
    expect: [
      'items/safe-retry/responses.yaml:6:42 schema/missing-key',
      'items/safe-retry/responses.yaml:6:44 schema/unknown-key',
    ],
    says: 'Missing key `chosen` in `responses[3].response`, expected a list',
  },
  {
    name: 'a quota of an unknown kind',
    ...swap('tests/practice.yaml', 'skill: reading', 'kind: coed'),
    expect: ['tests/practice.yaml:14:17 schema/choice'],
    says: 'expected one of code, choice, short, order, trace, review, debug, design, prompt, critique, tests, sql; Did you mean `code`?',
  },
  {
    name: 'a yes where true belongs',
    ...swap(`${code}/cases.yaml`, 'visible: true', 'visible: yes'),
    expect: ['items/largest-gap/cases.yaml:10:14 schema/type'],
    says: 'expected true or false; Write true, without quotes',
  },
  {
    name: 'a number in quotes',
    ...swap(`${short}/item.mdx`, 'value: 20', 'value: "20"'),
    expect: ['items/queue-size/item.mdx:15:29 schema/type'],
    says: 'expected a number; Take the quotes away: 20',
  },
  {
    name: 'a key indented by mistake',
    ...swap(codeItem, 'title: Largest gap', '  title: Largest gap'),
    expect: ['items/largest-gap/item.mdx:6:3 yaml/syntax'],
    says: 'Unexpected indentation of 2 spaces, expected that of the lines beside it',
  },
  {
    name: 'an HTML comment',
    ...swap(codeItem, '## Details', '<!-- The key\nis {5} <b> -->\n\n## Details'),
    expect: ['items/largest-gap/item.mdx:31:1 mdx/html'],
    says: 'Unexpected HTML comment; Write {/* … */} for a note to other authors; it is never shown',
  },
  {
    name: 'an address between < and >',
    ...swap(codeItem, 'A ruler has', 'See <https://example.org/a>. A ruler has'),
    expect: ['items/largest-gap/item.mdx:28:5 mdx/syntax'],
    says: 'expected a link with words of its own; Write [words](https://example.org/a)',
  },
  {
    name: 'curly quotes around an attribute',
    ...swap(codeItem, '<Hint cost="none">', '<Hint cost=“none”>'),
    expect: ['items/largest-gap/item.mdx:39:12 component/attribute'],
    says: 'Unexpected curly quotes around an attribute, expected straight ones',
  },
  {
    name: 'an attribute without quotes',
    ...swap(codeItem, '<Hint cost="none">', '<Hint cost=none>'),
    expect: ['items/largest-gap/item.mdx:39:12 component/attribute'],
    says: 'expected a text in quotes; Write cost="none" or cost="key"',
  },
  {
    name: 'a hint that does not say its cost',
    ...swap(codeItem, '<Hint cost="none">', '<Hint>'),
    expect: ['items/largest-gap/item.mdx:39:1 component/missing-attribute'],
    says: 'Missing attribute `cost` of <Hint>, expected none or key; Write cost="none" or cost="key"',
  },
  {
    name: 'examples as a list of JavaScript',
    ...swap(codeItem, 'cases="three-marks, one-gap"', "cases={['three-marks']}"),
    expect: ['items/largest-gap/item.mdx:33:11 mdx/expression'],
    says: 'expected a text in quotes; Write cases="first-case, second-case", with names of visible cases',
  },
  {
    name: 'a block of code without end',
    ...swap(codeItem, '<Hint cost', '```ts\nconst gap = 1\n\n<Hint cost'),
    expect: ['items/largest-gap/item.mdx:39:1 code-block/unclosed'],
    says: 'Missing end of this block of code, which takes in all that follows',
  },
  {
    name: 'a block of code without end inside a component',
    ...swap(codeItem, 'Compare each', '```ts\nconst gap = 1\nCompare each'),
    expect: ['items/largest-gap/item.mdx:40:1 code-block/unclosed'],
  },
  {
    name: 'a footnote that is not there',
    ...swap(codeItem, 'the answer is 0.', 'the answer is 0.[^zero]'),
    expect: ['items/largest-gap/item.mdx:29:65 footnote/undefined'],
    says: 'Missing footnote `zero`, expected a line `[^zero]: …`',
  },
  {
    name: 'boxes in an item that is no choice',
    ...swap(codeItem, '## Details', '- [ ] Read the marks.\n\n## Details'),
    expect: ['items/largest-gap/item.mdx:31:1 stem/task-list'],
    says: 'Unexpected `[ ]` in an item of kind code, expected a plain list',
  },
  {
    name: 'constraints twice',
    ...swap(codeItem, '<Constraints />', '<Constraints />\n\n<Constraints />'),
    expect: ['items/largest-gap/item.mdx:37:1 component/repeated'],
  },
  {
    name: 'an example twice',
    ...swap(codeItem, '<Constraints />', '<Examples cases="one-gap" />\n\n<Constraints />'),
    expect: ['items/largest-gap/item.mdx:35:18 examples/repeated'],
  },
  {
    name: 'two amounts of money',
    ...swap(codeItem, 'the answer is 0.', 'the answer is 0. It costs $5 or $6.'),
    expect: ['items/largest-gap/item.mdx:29:75 math/amount'],
    says: 'Write \\$ for a dollar sign in the text',
  },
  {
    name: 'two faults in the values of one case',
    ...swap(`${code}/cases.yaml`, '[0, 10, 21], limit: 10', '[0, 1200, 1.5, 2000], limit: 3.5'),
    expect: [
      'items/largest-gap/cases.yaml:23:21 cases/outside-contract',
      'items/largest-gap/cases.yaml:23:21 cases/outside-contract',
      'items/largest-gap/cases.yaml:23:31 cases/type',
      'items/largest-gap/cases.yaml:23:50 cases/type',
    ],
    says: '`marks[1]`, expected',
  },
  {
    name: 'no submissions.yaml',
    ...remove(`${code}/submissions/submissions.yaml`),
    expect: ['items/largest-gap/item.mdx:4:7 submissions/no-table'],
    says: 'Missing file `submissions/submissions.yaml`',
  },
  {
    name: 'a wrong submission without its category',
    ...swap(`${code}/submissions/submissions.yaml`, ', category: 0 }', ' }'),
    expect: ['items/largest-gap/submissions/submissions.yaml:3:5 submissions/no-category'],
  },
  {
    name: 'a quota above the length of its block',
    ...swap('tests/practice.yaml', 'min: 1, max: 4 }\n', 'min: 5, max: 9 }\n'),
    expect: ['tests/practice.yaml:14:32 blueprint/quota'],
    says: "Unexpected `min` 5, expected 4 or less, the most that the block's length allows",
  },
  {
    name: 'a folder that was copied or renamed',
    ...swap(`${trace}/item.mdx`, 'id: shared-list', 'id: shared-lists'),
    expect: ['items/shared-list/item.mdx:2:5 item/id'],
    says: 'A copied item: write `id: shared-list`. A renamed folder: give it its old name back, as an id is for ever',
  },
  {
    name: 'one curly quote behind an attribute',
    ...swap(codeItem, '<Hint cost="none">', '<Hint cost="none”>'),
    expect: ['items/largest-gap/item.mdx:39:17 component/attribute'],
  },
  {
    name: 'a less-than sign before a letter',
    ...swap(codeItem, 'A ruler has', 'If a<b, a ruler has'),
    expect: ['items/largest-gap/item.mdx:28:5 mdx/syntax'],
    says: 'Unexpected `<` that begins no component; Write \\< for a "less than"',
  },
  {
    name: 'HTML with an attribute without quotes',
    ...swap(codeItem, '## Details', '<div class=wide>\n\nText.\n\n</div>'),
    expect: ['items/largest-gap/item.mdx:31:1 mdx/html'],
  },
  {
    name: 'a note without end',
    ...swap(codeItem, '## Details', '{/* Why?\n\n## Details'),
    expect: ['items/largest-gap/item.mdx:31:1 mdx/expression'],
    says: 'Missing end of this note to other authors, expected `*/}`',
  },
  {
    name: 'curly quotes around a title',
    ...swap(codeItem, 'title: Largest gap', 'title: “Largest gap”'),
    expect: ['items/largest-gap/item.mdx:6:8 item/curly-quotes'],
  },
  {
    name: 'a response that is no list',
    ...swap(`${choice}/responses.yaml`, 'chosen: [4]', 'chosen: 4'),
    expect: ['items/safe-retry/responses.yaml:6:52 schema/type'],
    says: 'Unexpected `4` at `responses[3].response.chosen`, expected a list; Write a list: [4]',
  },
  {
    name: 'a response without its key',
    ...swap(`${trace}/responses.yaml`, '{ values: {} }', '[]'),
    expect: ['items/shared-list/responses.yaml:6:45 schema/type'],
    says: 'Unexpected empty list at `responses[3].response`, expected keys `values`',
  },
  // What is not there at all, instead of misspelt
  {
    name: 'a parameter without constraints',
    ...swap(`${code}/inputs.yaml`, '  limit: { min: 0, max: 1000 }\n', ''),
    expect: ['items/largest-gap/inputs.yaml:2:1 inputs/missing-parameter'],
  },
  {
    name: 'a case without an input',
    ...swap(`${code}/cases.yaml`, '{ marks: [2, 3], limit: 10 }', '{ limit: 10 }'),
    expect: ['items/largest-gap/cases.yaml:17:12 cases/missing-input'],
  },
  {
    name: 'a group without cases',
    ...swap(`${code}/cases.yaml`, 'cases:\n', '  rare: { tier: edge, title: Rare }\ncases:\n'),
    expect: ['items/largest-gap/cases.yaml:6:3 cases/empty-group'],
  },

  // SQL
  {
    name: 'queries with two categories',
    ...swap(sqlItem, '  3: Also lines that have no stop yet.\n', ''),
    expect: ['items/stops-by-line/item.mdx:15:1 sql/scoring'],
  },
  {
    name: 'the same column twice',
    ...swap(sqlItem, '{ name: stops, doc', '{ name: line, doc'),
    expect: ['items/stops-by-line/item.mdx:13:13 sql/same-column'],
  },
  {
    name: 'changes without a way to see them',
    ...swap(sqlItem, 'compare: ordered', 'compare: ordered\naccess: write'),
    expect: ['items/stops-by-line/item.mdx:15:9 sql/no-inspect'],
    says: 'say how to see what they have done',
  },
  {
    name: 'a way to see changes where there are none',
    ...swap(sqlItem, 'compare: ordered', 'compare: ordered\ninspect: SELECT 1 AS line, 2 AS stops'),
    expect: ['items/stops-by-line/item.mdx:15:1 sql/inspect'],
  },
  {
    name: 'a wanted class without scripts that make tables grow',
    ...swap(sqlItem, 'compare: ordered', 'compare: ordered\nlimits: { complexity: { class: n } }'),
    expect: [
      'items/stops-by-line/item.mdx:15:23 sql/growth',
      'items/stops-by-line/item.mdx:16:1 sql/scoring',
    ],
    says: 'Write growth/NAME.sql',
  },
  {
    name: 'a script that makes tables grow where no class is wanted',
    ...write(`${sql}/growth/many-stops.sql`, 'INSERT INTO stops VALUES (:n, 1);\n'),
    expect: ['items/stops-by-line/growth/many-stops.sql:1:1 sql/growth-unused'],
    says: 'no class of growth is wanted',
  },
  {
    name: 'no schema',
    ...remove(`${sql}/schema.sql`),
    expect: ['items/stops-by-line/item.mdx:4:7 sql/no-schema'],
  },
  {
    name: 'no list of databases',
    ...remove(`${sql}/databases.yaml`),
    expect: ['items/stops-by-line/item.mdx:4:7 sql/no-databases'],
  },
  {
    name: 'no rows of a database',
    ...remove(`${sql}/databases/planned.sql`),
    expect: ['items/stops-by-line/databases.yaml:10:55 databases/no-file'],
  },
  {
    name: 'rows of a database that nobody lists',
    ...write(`${sql}/databases/forgotten.sql`, 'INSERT INTO lines VALUES (1, 1);\n'),
    expect: ['items/stops-by-line/databases/forgotten.sql:1:1 databases/no-row'],
  },
  {
    name: 'a misspelt group of databases',
    ...swap(`${sql}/databases.yaml`, 'group: as-many', 'group: as-meny'),
    expect: ['items/stops-by-line/databases.yaml:9:70 databases/unknown-group'],
    says: 'Did you mean `as-many`?',
  },
  {
    name: 'a visible database that steers',
    ...swap(`${sql}/databases.yaml`, 'visible: true', 'visible: true, steering: true'),
    expect: [
      'items/stops-by-line/databases.yaml:3:3 steering/group',
      'items/stops-by-line/databases.yaml:4:3 steering/group',
      'items/stops-by-line/databases.yaml:5:3 steering/group',
      'items/stops-by-line/databases.yaml:7:100 steering/misplaced',
    ],
  },
  {
    name: 'no database on screen',
    ...swap(`${sql}/databases.yaml`, 'visible: true', 'visible: false'),
    expect: ['items/stops-by-line/databases.yaml:6:1 databases/none-visible'],
    says: 'Missing visible database',
  },
  {
    name: 'a query that is no query',
    ...write(`${sql}/submissions/wrong_answer/query.txt`, 'SELECT 1\n'),
    expect: ['items/stops-by-line/submissions/wrong_answer/query.txt:1:1 submissions/path'],
  },
  {
    name: 'no query that is right',
    ...remove(`${sql}/submissions/accepted/outer-join.sql`),
    expect: [
      'items/stops-by-line/item.mdx:4:7 submissions/none-accepted',
      'items/stops-by-line/submissions/submissions.yaml:3:11 submissions/no-file',
    ],
  },
  {
    name: 'a waiver without a reason',
    ...write(`${sql}/waivers.yaml`, 'version: 1\nmutants:\n  - mutant: LEFT JOIN → JOIN @3:1\n'),
    expect: ['items/stops-by-line/waivers.yaml:3:5 schema/missing-key'],
  },
]
