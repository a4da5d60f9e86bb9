import type { Broken } from './broken.ts'

const item = 'items/bus-that-is-leaving'
const swap = (file: string, from: string, to: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${item}/${file}`,
  change: { from, to },
})
const write = (file: string, content: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${item}/${file}`,
  change: { write: content },
})
const remove = (file: string): Pick<Broken, 'file' | 'change'> => ({
  file: `${item}/${file}`,
  change: { delete: true },
})

/** Ways to break the repair of the small bank. */
export const brokenRepairs: readonly Broken[] = [
  {
    name: 'cases and repairs without the step',
    ...swap('critique.yaml', 'judged, repaired]', 'judged]'),
    expect: [
      'items/bus-that-is-leaving/critique.yaml:2:1 critique/no-repair-step',
      'items/bus-that-is-leaving/critique.yaml:2:8 critique/steps',
      'items/bus-that-is-leaving/responses.yaml:9:15 responses/repair',
    ],
  },
  {
    name: 'a repair without cases',
    ...remove('cases.yaml'),
    expect: ['items/bus-that-is-leaving/item.mdx:4:7 critique/no-cases'],
  },
  {
    name: 'a repair without the file that is mended',
    ...swap('item.mdx', 'entry: next-bus.ts\n', ''),
    expect: ['items/bus-that-is-leaving/item.mdx:4:7 critique/no-entry'],
  },
  {
    name: 'a repair of a file that is not there',
    ...swap('item.mdx', 'entry: next-bus.ts', 'entry: next-buss.ts'),
    expect: ['items/bus-that-is-leaving/item.mdx:11:8 critique/entry'],
    says: 'Did you mean `next-bus.ts`?',
  },
  {
    name: 'a repair of a file in Python',
    ...swap('item.mdx', 'entry: next-bus.ts', 'entry: next-bus.py'),
    expect: ['items/bus-that-is-leaving/item.mdx:11:8 schema/text'],
  },
  {
    name: 'a repair without a signature',
    ...swap(
      'item.mdx',
      'signature:\n  name: nextBus\n  parameters: [{ name: now, type: int, doc: Minutes since midnight. }]\n  returns: { type: int, doc: When the next bus leaves. }\n',
      '',
    ),
    expect: ['items/bus-that-is-leaving/item.mdx:4:7 critique/no-signature'],
  },
  {
    name: 'a repair of a function that the code has not',
    ...swap('item.mdx', 'name: nextBus', 'name: nextTram'),
    expect: [
      'items/bus-that-is-leaving/code/next-bus.ts:1:1 critique/no-export',
      'items/bus-that-is-leaving/submissions/accepted/next-slot.ts:1:1 submissions/no-export',
      'items/bus-that-is-leaving/submissions/wrong_answer/no-midnight.ts:1:1 submissions/no-export',
      'items/bus-that-is-leaving/submissions/wrong_answer/rounds.ts:1:1 submissions/no-export',
      'items/bus-that-is-leaving/submissions/wrong_answer/ten-more.ts:1:1 submissions/no-export',
    ],
  },
  {
    name: 'a repair of code that is made of more than one file',
    ...swap('code/next-bus.ts', 'const DAY = 24 * 60', "import { DAY } from './day.ts'"),
    expect: ['items/bus-that-is-leaving/code/next-bus.ts:3:1 critique/import'],
    says: 'Write what it needs into the file',
  },
  {
    name: 'a repair that nobody reaches, since the right decision is to accept',
    ...swap('critique.yaml', 'decision: edit', 'decision: accept'),
    expect: ['items/bus-that-is-leaving/critique.yaml:3:11 critique/unreachable-repair'],
    says: 'The editor opens for those who decide to edit',
  },
  {
    name: 'a repair that nobody reaches, since the right decision is to reject',
    ...swap('critique.yaml', 'decision: edit', 'decision: reject'),
    expect: ['items/bus-that-is-leaving/critique.yaml:3:11 critique/unreachable-repair'],
  },
  {
    name: 'a repair before all that is judged, with none of that',
    ...swap(
      'critique.yaml',
      '[most-claims, high, judged, repaired]',
      '[most-claims, high, claims, repaired]',
    ),
    expect: ['items/bus-that-is-leaving/critique.yaml:2:28 critique/last-step'],
  },
  {
    name: 'a repair whose cases are all visible',
    ...write(
      'cases.yaml',
      `version: 1
groups: { between: { tier: basic, title: Between two buses } }
cases:
  - { id: 0d7be0a7-2f4f-4c8e-9d20-9d1a3c1e6f11, name: five-past, group: between, visible: true, input: { now: 485 }, expected: 490 }
`,
    ),
    expect: [
      'items/bus-that-is-leaving/cases.yaml:3:1 critique/none-hidden',
      'items/bus-that-is-leaving/submissions/submissions.yaml:4:75 submissions/unknown-group',
      'items/bus-that-is-leaving/submissions/submissions.yaml:5:91 submissions/unknown-group',
      'items/bus-that-is-leaving/submissions/submissions.yaml:6:90 submissions/unknown-group',
    ],
  },
  {
    name: 'a repair whose case has an unknown group',
    ...swap('cases.yaml', 'group: minute', 'group: minutes'),
    expect: ['items/bus-that-is-leaving/cases.yaml:10:72 cases/unknown-group'],
  },
  {
    name: 'a follow-up of a repair',
    ...swap('cases.yaml', 'title: Over midnight }', 'title: Over midnight, followUp: true }'),
    expect: [
      'items/bus-that-is-leaving/cases.yaml:5:49 critique/follow-up',
      'items/bus-that-is-leaving/submissions/submissions.yaml:4:75 submissions/unknown-group',
      'items/bus-that-is-leaving/submissions/submissions.yaml:5:91 submissions/unknown-group',
      'items/bus-that-is-leaving/submissions/submissions.yaml:6:90 submissions/unknown-group',
    ],
  },
  {
    name: 'a case of a repair that a follow-up voids',
    ...swap('cases.yaml', 'visible: true,', 'visible: true, voided: true,'),
    expect: ['items/bus-that-is-leaving/cases.yaml:7:97 critique/follow-up'],
  },
  {
    name: 'no accepted repair',
    ...remove('submissions/accepted/next-slot.ts'),
    expect: [
      'items/bus-that-is-leaving/item.mdx:11:1 submissions/none-accepted',
      'items/bus-that-is-leaving/responses.yaml:9:15 responses/unknown-repair',
      'items/bus-that-is-leaving/submissions/submissions.yaml:3:13 submissions/no-file',
    ],
  },
  {
    name: 'an accepted repair in Python',
    ...write('submissions/accepted/in-python.py', 'def next_bus(now):\n    return now\n'),
    expect: [
      'items/bus-that-is-leaving/submissions/accepted/in-python.py:1:1 submissions/language',
      'items/bus-that-is-leaving/submissions/accepted/in-python.py:1:1 submissions/no-export',
    ],
    says: 'Write it in the language of `entry`',
  },
  {
    name: 'a response with a repair that is not there',
    ...swap('responses.yaml', 'repair: accepted/next-slot.ts', 'repair: accepted/next-slots.ts'),
    expect: ['items/bus-that-is-leaving/responses.yaml:9:15 responses/unknown-repair'],
    says: 'Did you mean `accepted/next-slot.ts`?',
  },
  {
    name: 'a response with a repair that was not decided',
    ...swap(
      'responses.yaml',
      'decision: edit\n      repair: accepted/next-slot.ts',
      'decision: reject\n      repair: accepted/next-slot.ts',
    ),
    expect: ['items/bus-that-is-leaving/responses.yaml:9:15 responses/repair-decision'],
  },
  {
    name: 'a response with a repair that nobody asks for',
    file: 'items/said-by-a-machine/responses.yaml',
    change: { from: 'decision: edit }', to: 'decision: edit, repair: accepted/a.ts }' },
    expect: ['items/said-by-a-machine/responses.yaml:3:163 responses/repair'],
  },
]
