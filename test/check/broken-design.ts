import type { Broken } from './broken.ts'

const files = 'items/keep-the-drafts'
const swap = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${files}/${file}`,
  change: { from, to },
})

/** Ways to break the design of the small bank. */
export const brokenDesigns: readonly Broken[] = [
  {
    name: 'no decisions',
    file: `${files}/design.yaml`,
    change: { delete: true },
    expect: ['items/keep-the-drafts/item.mdx:4:7 design/no-design'],
  },
  {
    name: 'a requirement twice',
    ...swap('design.yaml', '- id: lasting', '- id: limits'),
    expect: ['items/keep-the-drafts/design.yaml:39:9 design/same-id'],
  },
  {
    name: 'two options that read the same',
    ...swap('design.yaml', 'label: On a disk', 'label: In memory'),
    expect: ['items/keep-the-drafts/design.yaml:13:28 design/same-label'],
  },
  {
    name: 'an effect on an unknown quantity',
    ...swap('design.yaml', 'delay: 10, cost: 20, copies: 2', 'delai: 10, cost: 20, copies: 2'),
    expect: ['items/keep-the-drafts/design.yaml:13:71 design/unknown-quantity'],
  },
  {
    name: 'a least without a start',
    ...swap('design.yaml', 'combine: min, start: 3', 'combine: min'),
    expect: ['items/keep-the-drafts/design.yaml:5:43 design/no-start'],
  },
  {
    name: 'limits the wrong way round',
    ...swap('design.yaml', 'start: 5, atMost: 50', 'start: 5, atLeast: 60, atMost: 50'),
    expect: ['items/keep-the-drafts/design.yaml:3:83 design/limits'],
  },
  {
    name: 'an estimate with two ranges',
    ...swap(
      'design.yaml',
      'tolerance: { relative: 0.1 },',
      'tolerance: { relative: 0.1 }, range: { low: 5, high: 7 },',
    ),
    expect: ['items/keep-the-drafts/design.yaml:7:118 design/range'],
  },
  {
    name: 'an estimate outside its range',
    ...swap('design.yaml', 'tolerance: { relative: 0.1 },', 'range: { low: 7, high: 8 },'),
    expect: ['items/keep-the-drafts/design.yaml:7:85 design/range'],
  },
  {
    name: 'a requirement above the highest category',
    ...swap('design.yaml', 'enough, category: 2', 'enough, category: 3'),
    expect: ['items/keep-the-drafts/design.yaml:38:58 design/category'],
  },
  {
    name: 'a category that nothing stands for',
    ...swap('design.yaml', 'unit: MB, category: 1', 'unit: MB, category: 2'),
    expect: ['items/keep-the-drafts/design.yaml:37:1 design/empty-category'],
  },
  {
    name: 'a condition on a strange option',
    ...swap('design.yaml', 'not: { chosen: { place: memory } }', 'not: { chosen: { place: memori } }'),
    expect: ['items/keep-the-drafts/design.yaml:35:41 design/unknown-option'],
  },
  {
    name: 'a condition on a strange decision',
    ...swap('design.yaml', 'not: { chosen: { place: memory } }', 'not: { chosen: { plase: memory } }'),
    expect: ['items/keep-the-drafts/design.yaml:35:34 design/unknown-decision'],
  },
  {
    name: 'a condition on a later choice',
    ...swap(
      'design.yaml',
      'when: { chosen: { place: memory } }, consequence',
      'when: { chosen: { second: none } }, consequence',
    ),
    expect: ['items/keep-the-drafts/design.yaml:24:33 design/later-choice'],
  },
  {
    name: 'an option that needs a total',
    ...swap('design.yaml', 'when: { not: { chosen: { place: memory } } }', 'when: { within: [cost] }'),
    expect: ['items/keep-the-drafts/design.yaml:35:15 design/when-quantity'],
  },
  {
    name: 'a limit that nothing declares',
    ...swap('design.yaml', 'within: [delay, cost]', 'within: [delay, copies]'),
    expect: ['items/keep-the-drafts/design.yaml:38:86 design/no-limit'],
  },
  {
    name: 'a bound on a stranger',
    ...swap('design.yaml', 'atLeast: { copies: 3 }', 'atLeast: { copis: 3 }'),
    expect: ['items/keep-the-drafts/design.yaml:42:119 design/unknown-quantity'],
  },
  {
    name: 'an option ruled out without a reason',
    ...swap('design.yaml', '\n        unless: There is nothing to copy from.', ''),
    expect: ['items/keep-the-drafts/design.yaml:35:9 design/no-reason'],
    says: 'Missing `unless` beside `when`',
  },
  {
    name: 'a worked design with a strange option',
    ...swap(
      'design.yaml',
      'place: disk, writing: pause, second: copy }',
      'place: disk, writing: paus, second: copy }',
    ),
    expect: ['items/keep-the-drafts/design.yaml:45:40 design/unknown-option'],
  },
  {
    name: 'a worked design that meets too little',
    ...swap(
      'design.yaml',
      'place: disk, writing: pause, second: copy }',
      'place: disk, writing: pause, second: none }',
    ),
    expect: ['items/keep-the-drafts/design.yaml:45:16 design/path'],
    says: 'It does not meet “Survives a restart”',
  },
  {
    name: 'the same worked design twice',
    ...swap(
      'design.yaml',
      'place: remote, writing: each, second: none',
      'place: disk, writing: pause, second: copy',
    ),
    expect: ['items/keep-the-drafts/design.yaml:46:16 design/same-path'],
  },
  {
    name: 'a design that nobody can make',
    ...swap('design.yaml', 'atMost: 60 }', 'atMost: 12 }'),
    expect: [
      'items/keep-the-drafts/design.yaml:37:1 design/no-path',
      'items/keep-the-drafts/design.yaml:45:16 design/path',
      'items/keep-the-drafts/design.yaml:46:16 design/path',
    ],
    says: 'Unexpected 0 of 18 designs',
  },
  {
    name: 'an option that is never open',
    ...swap(
      'design.yaml',
      'not: { chosen: { place: memory } } }',
      'all: [{ chosen: { place: memory } }, { chosen: { place: disk } }] }',
    ),
    expect: [
      'items/keep-the-drafts/design.yaml:13:15 design/dead-option',
      'items/keep-the-drafts/design.yaml:19:13 design/dead-option',
      'items/keep-the-drafts/design.yaml:31:13 design/never-open',
      'items/keep-the-drafts/design.yaml:37:1 design/no-path',
      'items/keep-the-drafts/design.yaml:45:16 design/path',
    ],
  },
  {
    name: 'an option that nothing explains',
    ...swap('design.yaml', ', why: What was not sent is lost.', ''),
    expect: ['items/keep-the-drafts/design.yaml:26:15 design/dead-option'],
  },
  {
    name: 'a requirement that everybody meets',
    ...swap('design.yaml', 'needs: { within: [delay, cost] }', 'needs: { atMost: { delay: 500 } }'),
    expect: [
      'items/keep-the-drafts/design.yaml:37:1 design/easy',
      'items/keep-the-drafts/design.yaml:38:11 design/idle-requirement',
    ],
  },
  {
    name: 'designs that are too easy',
    ...swap('design.yaml', 'atMost: 60 }', 'atMost: 90 }'),
    expect: ['items/keep-the-drafts/design.yaml:37:1 design/easy'],
  },
  {
    name: 'a condition of two kinds',
    ...swap(
      'design.yaml',
      'needs: { within: [delay, cost] }',
      'needs: { within: [delay, cost], any: [{ atMost: { cost: 1 } }] }',
    ),
    expect: ['items/keep-the-drafts/design.yaml:38:68 schema/value'],
  },
  {
    name: 'a response with a strange option',
    ...swap(
      'responses.yaml',
      'place: memory, writing: pause, second: none',
      'place: memori, writing: pause, second: none',
    ),
    expect: ['items/keep-the-drafts/responses.yaml:4:64 responses/unknown-option'],
  },
  {
    name: 'a response with a strange decision',
    ...swap(
      'responses.yaml',
      'place: memory, writing: pause, second: none',
      'place: memory, writign: pause, second: none',
    ),
    expect: ['items/keep-the-drafts/responses.yaml:4:72 responses/unknown-decision'],
  },
  {
    name: 'a response with a strange estimate',
    ...swap('responses.yaml', 'estimates: { size: "60" }', 'estimates: { sise: "60" }'),
    expect: ['items/keep-the-drafts/responses.yaml:5:117 responses/unknown-estimate'],
  },
  {
    name: 'a response of another form for a design',
    ...swap('responses.yaml', 'response: { choices: {}, estimates: {} }', 'response: { text: none }'),
    expect: ['items/keep-the-drafts/responses.yaml:6:45 responses/form'],
  },
  {
    name: 'no response that tempts',
    ...swap('responses.yaml', 'place: memory, writing: pause, second: none', 'place: memory, writing: pause'),
    expect: ['items/keep-the-drafts/responses.yaml:2:1 responses/no-temptation'],
  },
]
