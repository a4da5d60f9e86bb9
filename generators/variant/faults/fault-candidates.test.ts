import { describe, expect, it } from 'vitest'
import { faultCandidates } from './fault-candidates.ts'
import { lineAt, withFaults } from './fault-text.ts'

const text = `const LIMIT = 45
export function over(minutes: number[], strict: boolean): number {
  let count = 0
  for (const one of minutes) {
    if (one > LIMIT && strict) count += 1
  }
  return Math.max(count, 0)
}
`
const told = (except: readonly string[] = []) =>
  faultCandidates(text, 'code/over.ts', except).map(
    (one) => `${lineAt(text, one.at)}: ${one.right} → ${one.wrong}`,
  )

describe('mistakes that could stand in a program', () => {
  it('are such as people make, in whole words', () => {
    expect(told()).toEqual(expect.arrayContaining(['1: 45 → 46', '1: 45 → 44', '7: max → min']))
    expect(told().some((one) => one.startsWith('5:'))).toBe(true)
  })

  it('are neither conditions that always hold nor statements that are gone', () => {
    for (const one of faultCandidates(text, 'over.ts', [])) {
      expect(withFaults(text, { one })).not.toMatch(/if \((true|false)\)|^\s*;/m)
      expect(`${one.right}${one.wrong}`).not.toContain('\n')
    }
  })

  it('stand in no line that is left alone, and in no file of another sort', () => {
    expect(told(['LIMIT = '])).toEqual(told().filter((one) => !one.startsWith('1:')))
    expect(faultCandidates(text, 'over.sql', [])).toEqual([])
  })
})
