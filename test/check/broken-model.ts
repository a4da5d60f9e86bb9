import type { Broken } from './broken.ts'

const item = 'items/queue-size'
const file = `${item}/model.yaml`

/** A model of the item that is right, but for what is replaced in it. */
const model = (from: string, to: string): Pick<Broken, 'file' | 'change'> => {
  if (!right.includes(from)) throw new RangeError(`Unexpected ${from}, expected a part of the model`)
  return { file, change: { write: right.replace(from, () => to) } }
}
const right = `version: 1
parameters:
  rate: { role: radical, own: 10, range: { min: 5, max: 20 } }
  seconds: { role: radical, own: 2, oneOf: [2, 3] }
derived:
  waiting: rate * seconds
where:
  - waiting < 100
stories:
  own: { job: jobs, worker: worker }
  mail: { job: letters, worker: clerk }
edits:
  - { in: item.mdx, from: '{rate:Word} jobs a second' }
  - { in: item.mdx, from: 'waits for {seconds:word} seconds' }
`

/** Faults of a review that are planted as they have to be, but for what is replaced. */
const faults = (from: string, to: string): Pick<Broken, 'file' | 'change'> => {
  if (!planted.includes(from)) throw new RangeError(`Unexpected ${from}, expected a part of the faults`)
  return { file: 'items/open-door/model.yaml', change: { write: planted.replace(from, () => to) } }
}
const planted = `version: 1
faults:
  in: code/door.ts
  signature:
    name: opens
    parameters: [{ name: id, type: string, doc: Of a badge. }, { name: now, type: int, doc: The time. }]
    returns: { type: bool, doc: Whether it opens. }
  inputs: { parameters: {} }
  examples:
    - { input: [a, 1], returns: false }
    - { input: [b, 1], returns: false }
    - { input: [c, 1], returns: false }
  planted:
    slip: { right: return false, wrong: return true, input: [a, 1], gives: true, wants: false }
`

/** Ways to break a model of an item of the small bank, and what is drawn from it. */
export const brokenModels: readonly Broken[] = [
  {
    name: 'beliefs about what is not traced',
    ...model('edits:', 'beliefs:\n  slow: [{ from: a, to: b }]\nedits:'),
    expect: ['items/queue-size/model.yaml:12:1 model/kind'],
    says: 'Unexpected `beliefs` in a model of kind short',
  },
  {
    name: 'an own value that its parameter cannot have',
    ...model('own: 10', 'own: 4'),
    expect: ['items/queue-size/model.yaml:3:31 model/value'],
    says: 'Unexpected own value 4, which its range does not have',
  },
  {
    name: 'a computation over an unknown name',
    ...model('rate * seconds', 'rate * second'),
    expect: ['items/queue-size/model.yaml:6:12 model/expression'],
    says: 'Did you mean `seconds`?',
  },
  {
    name: 'a computation that cannot be done',
    ...model('rate * seconds', 'rate * (seconds'),
    expect: ['items/queue-size/model.yaml:6:12 model/expression'],
    says: 'expected ), found the end',
  },
  {
    name: 'a condition that the own values break',
    ...model('waiting < 100', 'waiting < 10'),
    expect: ['items/queue-size/model.yaml:8:5 model/where'],
    says: "Unexpected condition `waiting < 10`, which the item's own values break",
  },
  {
    name: 'a story that lacks a word',
    ...model('{ job: letters, worker: clerk }', '{ job: letters }'),
    expect: ['items/queue-size/model.yaml:11:9 model/story'],
    says: "Missing word `worker`, which the item's own story has",
  },
  {
    name: 'an edit of what stands nowhere',
    ...model('{rate:Word} jobs a second', '{rate:Word} jobs a minute'),
    expect: ['items/queue-size/model.yaml:13:27 model/edit'],
    says: '“Ten jobs a minute” stands in none of item.mdx',
  },
  {
    name: 'faults of a kind that has no program',
    ...model('edits:', 'faults:\n  in: item.mdx\n  planted: { slip: { right: a, wrong: b } }\nedits:'),
    expect: ['items/queue-size/model.yaml:12:1 model/kind'],
    says: 'Items of the kinds debug, review and trace have them',
  },
  {
    name: 'a fault that stands nowhere',
    ...faults('wrong: return true', 'wrong: return null'),
    expect: ['items/open-door/model.yaml:14:41 model/fault'],
    says: 'Unexpected fault: “return null” stands nowhere in the program',
  },
  {
    name: 'faults of a file that is not there',
    ...faults('code/door.ts', 'code/gate.ts'),
    expect: ['items/open-door/model.yaml:3:7 model/fault'],
    says: 'Unexpected `code/gate.ts`, expected a file of the item',
  },
  {
    name: 'a fault of another number of lines',
    ...faults('right: return false', 'right: "return\\nfalse"'),
    expect: ['items/open-door/model.yaml:14:11 model/fault'],
    says: 'the fault is another text of as many lines',
  },
  {
    name: 'a fault that no input tells',
    ...faults(', input: [a, 1], gives: true', ''),
    expect: ['items/open-door/model.yaml:14:11 model/fault'],
    says: 'Missing `input`, `gives` or `wants`',
  },
  {
    name: 'faults of a review without what is called',
    ...faults('  inputs: { parameters: {} }\n', ''),
    expect: ['items/open-door/model.yaml:3:3 model/fault'],
    says: 'Missing `inputs`, which faults of a review need',
  },
  {
    name: 'outputs of a kind that returns nothing',
    ...model('edits:', 'outputs: { from: a, to: b, of: c, operators: [sum] }\nedits:'),
    expect: ['items/queue-size/model.yaml:12:10 model/output'],
    says: 'Unexpected `outputs` in a model of kind short, expected them for a function of kind code',
  },
  {
    name: 'the second of a number',
    file: 'items/largest-gap/model.yaml',
    change: {
      write: `version: 1
outputs:
  from: Find the largest gap between two
  to: Find {asked} between two
  of: the gaps
  operators: [kth]
cases: recomputed
`,
    },
    expect: [
      'items/largest-gap/model.yaml:3:3 model/output',
      'items/largest-gap/model.yaml:6:15 model/output',
    ],
    says: 'Missing second accepted submission',
  },
  {
    name: 'a parameter in the stem without a model',
    file: `${item}/item.mdx`,
    change: { from: 'two seconds', to: '<Param name="seconds:word">two</Param> seconds' },
    expect: ['items/queue-size/item.mdx:27:57 model/parameter'],
    says: 'Write the model that it belongs to, or the value alone',
  },
  {
    name: 'a variant under another name',
    file: `${item}/variants/first.json`,
    change: { write: '{}' },
    expect: ['items/queue-size/variants/first.json:1:1 variant/name'],
    says: 'Unexpected `first.json`, expected files such as 7.json',
  },
  {
    name: 'a variant that is none',
    file: `${item}/variants/7.json`,
    change: { write: '{}' },
    expect: ['items/queue-size/variants/7.json:1:1 variant/form'],
    says: 'Unexpected content, expected variant 7 of queue-size',
  },
]
