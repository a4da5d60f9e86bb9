import { describe, expect, it } from 'vitest'
import type { AttemptReport } from './attempt-report.ts'
import { countResults } from './cohort-counted.ts'
import { sampleAttempts } from './sample-attempts.ts'

const [first, second, third] = sampleAttempts({ candidates: 3, answers: 2 }) as readonly [
  AttemptReport,
  AttemptReport,
  AttemptReport,
]

describe('which results count', () => {
  it('counts each of several candidates once', () => {
    const { results, counted, accepted, left } = countResults([first, second, third])
    expect([results.length, counted.length, accepted, left.length]).toEqual([3, 3, 3, 0])
  })

  it('counts a result once that was handed in twice, whatever its file says', () => {
    const again = { ...first, reasons: ['The same result as a.json, handed in once more.'], origins: [] }
    const { results, copies, counted } = countResults([first, again, second])
    expect([results.length, copies]).toEqual([2, 1])
    expect(counted).toEqual([first, second])
  })

  it('leaves out two results of one attempt that differ, and says that a person has to look at both', () => {
    const other = { ...first, lastedMs: first.lastedMs + 1 }
    const { counted, left, flagged, accepted } = countResults([first, other, second])
    expect(counted).toEqual([second])
    expect(left.map(({ why }) => why)).toEqual(['contested', 'contested'])
    expect([flagged, accepted]).toEqual([2, 1])
  })

  it('does not let a rejected result of an attempt take the other one with it', () => {
    const forged: AttemptReport = { ...first, status: 'rejected', scales: [], answers: [] }
    const { counted, left, rejected } = countResults([forged, first])
    expect(counted).toEqual([first])
    expect(left).toEqual([{ report: forged, why: 'rejected' }])
    expect(rejected).toBe(1)
  })

  it('takes the attempt that began last of a candidate who sat again', () => {
    const later = { ...second, candidate: first.candidate, began: first.began + 1 }
    const { counted, left } = countResults([later, first])
    expect(counted).toEqual([later])
    expect(left).toEqual([{ report: first, why: 'earlier' }])
  })

  it('does not take candidates without a name for one person', () => {
    expect(
      countResults([
        { ...first, candidate: '' },
        { ...second, candidate: '' },
      ]).counted,
    ).toHaveLength(2)
  })
})
