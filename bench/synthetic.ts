import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A bank of made-up items that pass, for measuring: four code items in ten, four choices, a short answer, an order. */
export function writeSyntheticBank(root: string, count: number): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  put(
    'bank.yaml',
    'version: 1\nid: synthetic\ntitle: Synthetic\ndescription: Made up.\nlicense: CC0-1.0\nlocale: en\ncanary: 4b6f2c1d-8e93-4a57-b0d2-f3716c95ae84\n',
  )
  put(
    'taxonomy.yaml',
    'version: 1\nareas:\n  - id: reading\n    title: Reading\n    skills: [{ id: tracing, title: Tracing }]\n',
  )
  put(
    'tests/practice.yaml',
    'version: 1\nid: practice\ntitle: Practice\ndescription: A made-up test.\nuse: practice\nrelease: 0.0.0-dev\nlocale: en\nblocks:\n  - id: main\n    title: Made-up items\n    ai: forbidden\n    prior: { mean: 0, sd: 1 }\n    select: { selector: posterior-weighted-information }\n    stop:\n      - { rule: length, min: 4, max: 8 }\n',
  )
  for (let n = 0; n < count; n += 1) {
    const id = `item-${String(n).padStart(5, '0')}`
    for (const [path, text] of Object.entries(filesOf(id, n))) put(`items/${id}/${path}`, text)
  }
}

function filesOf(id: string, n: number): Readonly<Record<string, string>> {
  const kind = n % 10
  if (kind < 4) return codeItem(id, n)
  if (kind < 8) return choiceItem(id, n)
  return kind === 8 ? shortItem(id, n) : orderItem(id, n)
}

const head = (id: string, kind: string, n: number, rest: string) => `---
id: ${id}
version: 1.0.0
kind: ${kind}
use: practice
title: Made-up item ${n}
status: live
skills: [reading.tracing]
level: ${(n % 5) + 1}
minutes: 8
ai: forbidden
locale: en
license: CC0-1.0
authors: [{ name: Nobody }]
${rest}---
`

const names = ['meters', 'parcels', 'tickets', 'shelves', 'samples', 'buckets', 'routes', 'batches']

function prose(n: number): string {
  const name = names[n % names.length] ?? ''
  return `
A station number ${n} keeps its ${name} in one list, in the order in which they arrived, and *now and then* asks for
a summary. The list was short once; today it holds **${1000 + n} entries**, and whoever reads it waits. The rule is
simple: an entry counts when its value lies between the limits, and two entries with the same name count once.

## What is known

- Each of the ${name} has a name and a value; see \`summary(${n})\` for the old way.
- A value below zero means that the sensor was off. It counts for nothing.
- The limits are included, and the lower one is never above the upper one.

| part | first | last |
| :--- | ---: | :-: |
| north | ${n} | ${n + 7} |
| south | ${n * 2} | ${n * 2 + 7} |

\`\`\`ts
export function summary(${name}: readonly { name: string; value: number }[], limit: number): number {
  const seen = new Set<string>()
  for (const { name, value } of ${name}) if (value >= 0 && value <= limit) seen.add(name) // counts once
  return seen.size + ${n}
}
\`\`\`
${n % 5 === 0 ? `\nThe number of pairs is $\\binom{n}{2} = \\frac{n(n-1)}{2}$, here at most $${n}^2$.\n` : ''}`
}

const teaching = `
<Hint cost="none">
Which entries count **once**, and how would you notice one that counts twice?
</Hint>

<Explanation>
Keep the names that were seen in a set; its size is the answer. Asking the list again for each entry is right, but
the work grows with the *square* of its length.
</Explanation>
`

function codeItem(id: string, n: number): Readonly<Record<string, string>> {
  const uuid = (index: number) => {
    const hex = createHash('sha256').update(`${id}/${index}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
  const groups = ['ordinary', 'ordinary', 'many', 'many', 'many', 'empty']
  const cases = Array.from({ length: 14 }, (_, index) => {
    const values = Array.from({ length: index === 13 ? 0 : 4 + index * 2 }, (_, at) => (at * (n + 7)) % 97)
    return `  - id: ${uuid(index)}
    name: case-${index}
    group: ${index === 13 ? 'empty' : groups[index % 5]}
    visible: ${index < 2}
    input: { values: [${values.join(', ')}], limit: ${40 + (index % 9)} }
    expected: ${new Set(values.filter((value) => value <= 40 + (index % 9))).size}
`
  })
  const program = (body: string) =>
    `export function countBelow(values: readonly number[], limit: number): number {\n  ${body}\n}\n`
  const wrong = ['strict', 'all', 'none', 'repeats', 'first']
  return {
    'item.mdx': `${head(
      id,
      'code',
      n,
      `languages: [typescript, javascript]
signature:
  name: countBelow
  parameters:
    - { name: values, type: "int[]", doc: Values in the order of arrival. }
    - { name: limit, type: int, doc: Largest value that counts. }
  returns: { type: int, doc: How many different values count. }
scoring:
  1: Some lists are counted.
  2: Ordinary lists are counted.
  3: Also empty ones.
`,
    )}${prose(n)}
<Examples cases="case-0, case-1" />

<Constraints />
${teaching}`,
    'inputs.yaml':
      'version: 1\nparameters:\n  values: { length: { min: 0, max: 200 }, items: { min: 0, max: 100 } }\n  limit: { min: 0, max: 100 }\n',
    'cases.yaml': `version: 1\ngroups:\n  ordinary: { tier: basic, title: Ordinary }\n  many: { tier: basic, title: Many }\n  empty: { tier: edge, title: Empty }\ncases:\n${cases.join('')}`,
    'submissions/submissions.yaml': `version: 1\nsubmissions:\n${wrong.map((name) => `  - { file: wrong_answer/${name}.ts, mistake: It is ${name} where the summary of item ${n} is not., fails: [ordinary], category: 1 }\n`).join('')}`,
    'submissions/accepted/set.ts': program('return new Set(values.filter((value) => value <= limit)).size'),
    ...Object.fromEntries(
      wrong.map((name, index) => [
        `submissions/wrong_answer/${name}.ts`,
        program(`return values.length - ${index}`),
      ]),
    ),
  }
}

function choiceItem(id: string, n: number): Readonly<Record<string, string>> {
  const options = [
    'It counts twice.',
    'It counts once.',
    'It is left out.',
    'It stops the list.',
    'It counts the list.',
  ]
  return {
    'item.mdx': `${head(id, 'choice', n, 'choose: one\nscoring:\n  1: Knows what the set does.\n')}${prose(n)}
${options.map((option, index) => `- [${index === 1 ? 'x' : ' '}] ${option}\n\n  Belief number ${index}: a set keeps what a list keeps, see \`Set.size\`.\n`).join('\n')}
${teaching}`,
    'responses.yaml': `version: 1\nresponses:\n${[1, 2, 3, 4].map((place) => `  - { name: option-${place}, category: ${place === 2 ? 1 : 0}, response: { chosen: [${place}] }, why: Chose it. }\n`).join('')}`,
  }
}

function shortItem(id: string, n: number): Readonly<Record<string, string>> {
  return {
    'item.mdx': `${head(id, 'short', n, `answer:\n  form: number\n  key: [{ category: 1, value: ${n + 7} }]\n  worked: ${n * 2 + 7} - ${n}\n  accept: ["${n + 7}"]\n  reject: ["${n}"]\nscoring:\n  1: Counts right.\n`)}${prose(n)}${teaching}`,
    'responses.yaml': `version: 1\nresponses:\n  - { name: right, category: 1, response: { text: "${n + 7}" }, why: Right. }\n  - { name: less, category: 0, response: { text: "${n + 6}" }, why: Less. }\n  - { name: more, category: 0, response: { text: "${n + 8}" }, why: More. }\n  - { name: none, category: 0, response: { text: "" }, why: Nothing. }\n`,
  }
}

function orderItem(id: string, n: number): Readonly<Record<string, string>> {
  const lines = [
    'const seen = new Set()',
    'for (const value of values) {',
    '  seen.add(value)',
    '}',
    'return seen.size',
  ]
  return {
    'item.mdx': `${head(id, 'order', n, 'scoring:\n  1: Some lines in order.\n  2: All lines in order.\n')}${prose(n)}${teaching}`,
    'blocks.yaml': `version: 1\nlanguage: typescript\nindentation: false\nblocks:\n${lines.map((line, index) => `  - { id: line-${index}, text: "${line}", after: [${index === 0 ? '' : `line-${index - 1}`}] }\n`).join('')}distractors:\n  - { id: other, text: return values.length, why: Counts all. }\n`,
    'responses.yaml': `version: 1\nresponses:\n  - { name: right, category: 2, response: { blocks: [line-0, line-1, line-2, line-3, line-4] }, why: Right. }\n  - { name: swapped, category: 1, response: { blocks: [line-1, line-0, line-2, line-3, line-4] }, why: Swapped. }\n  - { name: short, category: 0, response: { blocks: [line-0, line-1] }, why: Short. }\n  - { name: none, category: 0, response: { blocks: [] }, why: Nothing. }\n`,
  }
}
