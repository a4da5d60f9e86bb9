import { describe, expect, it } from 'vitest'
import { parseStamps, StampsError } from './stamps.ts'

const attempt = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`
const line = (nth: number, of: number, change: object = {}) => ({
  version: 1,
  kind: 'assay-stamp',
  attempt: attempt(of),
  form: 'f'.repeat(64),
  moment: 'checkpoint',
  head: String(nth).repeat(64),
  number: nth,
  time: '2026-11-22T10:00:00.000Z',
  ...change,
})
const textOf = (...lines: readonly object[]): string =>
  lines.map((one) => `${JSON.stringify(one)}\n`).join('')

describe("a witness's file", () => {
  it('has the stamps of each attempt in their order', () => {
    const lines = [line(1, 1), line(2, 2), line(3, 1)]
    const stamps = parseStamps(textOf(...lines), 'stamps.jsonl')
    expect([...stamps]).toEqual([
      [attempt(1), [lines[0], lines[2]]],
      [attempt(2), [lines[1]]],
    ])
    expect(parseStamps('', 'stamps.jsonl').size).toBe(0)
  })

  it('is read without what was being written when it was cut', () => {
    const text = textOf(line(1, 1), line(2, 1))
    for (let cut = 1; cut < 20; cut++)
      expect(parseStamps(text.slice(0, -cut), 'stamps.jsonl').get(attempt(1))).toHaveLength(1)
  })

  it('says which line is none, and quotes nothing of it', () => {
    const refused = (text: string): string => {
      try {
        parseStamps(text, 'stamps.jsonl')
      } catch (error) {
        if (error instanceof StampsError) return error.message
      }
      return ''
    }
    expect(refused(`${textOf(line(1, 1))}secret\n${textOf(line(2, 1))}`)).toBe(
      'stamps.jsonl:2: no JSON, expected a line that assay collect wrote: take the file from a copy',
    )
    expect(refused(textOf({ kind: 'registry', secret: 'secret' }))).toMatch(
      /^stamps\.jsonl:1: .*, expected a stamp that assay collect wrote$/,
    )
    for (const change of [
      { moment: 'end' },
      { head: 'F'.repeat(64) },
      { time: 'yesterday' },
      { number: 0 },
      { attempt: '../..' },
      { version: 2 },
      { '\u001B[2J': 1 },
    ]) {
      const said = refused(textOf(line(1, 1), line(2, 1, change)))
      expect(said, JSON.stringify(change)).toMatch(/^stamps\.jsonl:2: /)
      for (const quoted of ['\u001B', 'yesterday', '..']) expect(said).not.toContain(quoted)
    }
  })
})
