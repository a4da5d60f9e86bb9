import { describe, expect, it } from 'vitest'
import { readCandidates } from './read-candidates.ts'

const read = (bytes: string | Uint8Array) =>
  readCandidates(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, 'people.csv')

describe('a list of candidates', () => {
  it('has moments in UTC, and keeps how they were written', () => {
    const { candidates, rows } = read('candidate,opens\nada,2026-12-01T09:00+01:00\n')
    expect(candidates).toMatchObject([{ candidate: 'ada', opens: '2026-12-01T08:00:00.000Z' }])
    expect(rows.get('ada')).toEqual({ line: 2, opens: '2026-12-01T09:00+01:00', closes: '' })
  })
  it.each([
    [
      'candidate;time\nada;1,5\n',
      'people.csv:1: semicolons stand between the cells, expected commas: save it as CSV with commas, and write numbers with a point, such as 1.5',
    ],
    ['candidate\ttime\nada\t1\n', 'people.csv:1: tabs stand between the cells'],
    [
      'candidate,time\nada,"1,5"\n',
      'people.csv:2: time is "1,5", expected a point in place of the comma: 1.5',
    ],
    ['candidate,time\nada,1,5\n', 'people.csv:2: 3 cells, expected 2. Where 1,5 is one number, write 1.5'],
    ['candidate,time\nada,1,x\n', 'people.csv:2: 3 cells, expected 2'],
    [
      'candidate,opens,closes\nada,2026-12-01T09:00+01:00,2026-12-01T08:00Z\n',
      'people.csv:2: closes 2026-12-01T08:00Z is not after opens 2026-12-01T09:00+01:00',
    ],
  ])('refuses %j in words', (text, words) => {
    expect(() => read(text)).toThrow(words)
  })
  it('refuses what is not UTF-8, in which two names could become one', () => {
    const bytes = Uint8Array.from([...'candidate\nJos'].map((sign) => sign.charCodeAt(0)).concat(0xe9, 0x0a))
    expect(() => read(bytes)).toThrow('people.csv:2: candidate has a sign that is not UTF-8')
  })
})
