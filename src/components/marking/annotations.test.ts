import { expect, it } from 'vitest'
import type { Findings, Mark } from '#adaptive'
import { judgedMarks, ownMarks } from './annotations.ts'

const place = (from: number, to = from) => ({ file: 'a.ts', from, to })
const mark = (from: number, to: number, name: Mark['class'], note = ''): Mark => ({
  ...place(from, to),
  class: name,
  note,
})
const findings: Findings = {
  defects: [
    {
      id: 'race',
      ...place(10, 11),
      also: [],
      classes: ['concurrency'],
      severity: 'high',
      why: 'Two at once.',
    },
    { id: 'slow', ...place(20), also: [], classes: ['performance'], severity: 'low', why: 'Copies all.' },
  ],
  decoys: [
    { id: 'sort', ...place(5), why: 'Its own list.' },
    { id: 'zero', ...place(7), why: 'Counts from 0.' },
  ],
  remarks: [{ id: 'name', ...place(30), why: 'A short name.' }],
}
const lines = (marks: readonly Mark[]): readonly string[] =>
  judgedMarks(marks, findings, true).map(({ state, title, detail, texts, notes }) =>
    [state, title, detail, ...texts, ...notes].join(' | '),
  )

it('says of each defect whether it was found, of each false alarm why it is none, and which odd lines are fine', () => {
  expect(
    lines([
      mark(9, 11, 'security', '  What if two come?  '),
      mark(5, 5, 'performance'),
      mark(30, 30, 'readability'),
      mark(40, 41, 'api'),
      mark(18, 22, 'performance'),
    ]),
  ).toEqual([
    'missed | False alarm | Line 5, Performance | Its own list.',
    'plain | Looks odd, is fine | Line 7 | Counts from 0.',
    'met | Found | Lines 10 to 11, Concurrency, high severity | Two at once. | You named it Security; it is Concurrency. | What if two come?',
    'missed | False alarm | Lines 18 to 22, Performance | There is a defect in these lines, but the mark is too long to say where.',
    'missed | Missed | Line 20, Performance, low severity | Copies all.',
    'plain | True, and changes nothing | Line 30, Readability | A short name.',
    'missed | False alarm | Lines 40 to 41, API | Nothing is wrong here.',
  ])
})

it('says nothing of the key before it may be shown', () => {
  expect(ownMarks([mark(10, 11, 'concurrency', 'A note.'), mark(5, 5, 'undecided')], false)).toEqual([
    {
      ...place(10, 11),
      id: 'mark-0',
      state: 'plain',
      title: 'Your mark',
      detail: 'a.ts, lines 10 to 11, Concurrency',
      texts: [],
      notes: ['A note.'],
    },
    {
      ...place(5),
      id: 'mark-1',
      state: 'plain',
      title: 'Your mark',
      detail: 'a.ts, line 5, no class',
      texts: [],
      notes: [],
    },
  ])
})
