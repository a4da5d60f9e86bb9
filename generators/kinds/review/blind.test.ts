import { expect, test } from 'vitest'
import { judgeMarks, type Findings } from '#adaptive'
import { blindMarking, coveringMarks } from './blind.ts'

const place = (from: number, to = from) => ({ file: 'a.ts', from, to })
const text = { form: 'code' as const, files: [{ name: 'a.ts', text: '\n'.repeat(19) }] }
const findings: Findings = {
  defects: [
    { id: 'one', ...place(3), also: [], classes: ['api'], severity: 'high', why: 'why' },
    { id: 'two', ...place(12, 13), also: [], classes: ['api'], severity: 'low', why: 'why' },
  ],
  decoys: [],
  remarks: [{ id: 'fair', ...place(17), why: 'why' }],
}
const categorise = (found: ReadonlySet<string>, alarms: number): number =>
  Math.max(0, (found.has('one') ? (found.has('two') ? 2 : 1) : 0) - alarms)

test('blind marking expects what trying all places of one, two and three marks gives', () => {
  let best = 0
  for (let length = 1; length <= 4; length += 1) {
    const places = Array.from({ length: 20 - length + 1 }, (_, i) => ({
      ...place(i + 1, i + length),
      class: 'api' as const,
      note: '',
    }))
    const sums = [0, 0, 0]
    for (const a of places) {
      for (const b of places) {
        for (const c of places) {
          for (const [count, marks] of [[a], [a, b], [a, b, c]].entries()) {
            const { found, alarms } = judgeMarks(marks, findings)
            sums[count] = (sums[count] ?? 0) + categorise(found, alarms)
          }
        }
      }
    }
    best = Math.max(best, ...sums.map((sum) => sum / places.length ** 3))
  }
  expect(blindMarking(text, findings, categorise, 3)).toBeCloseTo(best, 12)
})

test('covering marks earn nothing where most lines are fine, and all of it where none is', () => {
  expect(coveringMarks(text, findings, categorise)).toBe(0)
  const [one, two] = findings.defects
  if (one === undefined || two === undefined) throw new Error('two defects are given')
  const all = {
    ...findings,
    defects: [
      { ...one, ...place(1, 10) },
      { ...two, ...place(11, 20) },
    ],
  }
  expect(coveringMarks(text, all, categorise)).toBe(2)
})
