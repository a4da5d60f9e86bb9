import { describe, expect, it } from 'vitest'
import { closedAlready, nearlySameNames } from './doubtful-candidates.ts'
import { readCandidates, type CandidateList } from './read-candidates.ts'

const NOW = Date.parse('2026-11-20T09:00:00Z')

function listOf(text: string): CandidateList {
  return readCandidates(new TextEncoder().encode(text), 'people.csv')
}

function names(text: string, known: readonly string[] = []): readonly string[] {
  const list = listOf(`candidate\n${text}\n`)
  const added = list.candidates.filter(({ candidate }) => !known.includes(candidate))
  return nearlySameNames(added, list, known, 'people.csv')
}

describe('windows that are over', () => {
  it('are told with their line, as they were written', () => {
    const list = listOf(
      'candidate,opens,closes\nada,2026-11-01T09:00+01:00,2026-11-20T09:59+01:00\nbruno,2026-11-01T09:00Z,2026-11-20T10:01+01:00\nchidi,2026-11-01T09:00Z,\n',
    )
    expect(closedAlready(list.candidates, list, 'people.csv', NOW)).toEqual([
      'people.csv:2: "ada" can begin until 2026-11-20T09:59+01:00, which is past (it is 2026-11-20T09:00:00.000Z, in UTC)',
    ])
  })
  it('are told of twenty, and counted of more', () => {
    const rows = Array.from({ length: 23 }, (_, at) => `c${at},2026-01-01T09:00Z`)
    const list = listOf(`candidate,closes\n${rows.join('\n')}\n`)
    const told = closedAlready(list.candidates, list, 'people.csv', NOW)
    expect([told.length, told.at(-1)]).toEqual([21, 'and 3 more of the same'])
  })
})

describe('names that are nearly the same', () => {
  it.each([
    ['Ada', 'its case'],
    ['a da', 'white space'],
    ['\u{ff41}da', 'full width'],
    ['\u{430}d\u{430}', 'Cyrillic letters'],
    ['a\u{34f}da', 'a joiner that nobody sees'],
    ['ad\u{3b1}', 'a Greek letter'],
  ])('are told where %j differs from "ada" in %s alone', (other) => {
    const [first, ...more] = names(`ada\n${other}`)
    expect(more).toEqual([])
    expect(first).toContain(`people.csv:3: ${JSON.stringify(other)}`)
    expect(first).toContain('looks like "ada" in line 2, and is another candidate')
  })
  it('are told of names in the registry, and not again of two that have forms', () => {
    expect(names('ADA', ['ada']).join()).toContain('people.csv:2: "ADA" looks like "ada" in the registry')
    expect(names('ada\nADA', ['ada', 'ADA'])).toEqual([])
    expect(names('ada', ['ada'])).toEqual([])
  })
  it('are no names that differ in a sign', () => {
    expect(names('ada\nadam\nada-1\nada-2\nadà\nАнна\nІван\nиван')).toEqual([])
  })
})
