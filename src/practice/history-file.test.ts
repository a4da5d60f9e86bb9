import { describe, expect, it } from 'vitest'
import { encodeLog } from '#log'
import { historyFiles, LARGEST_HISTORY, readHistoryFile, type SessionText } from './history-file.ts'
import { sampleIndex, sampleItem } from './sample-index.ts'
import { sampleLog } from './sample-log.ts'

const release = { hash: 'a'.repeat(64), index: sampleIndex([sampleItem('a', ['data.joins'])]) }

function text(number: number): SessionText {
  const { session, events } = sampleLog({
    release,
    test: 'practice',
    attempts: [{ item: 'a', categories: [2] }],
    when: 1_700_000_000_000,
    number,
    finishes: 'main',
  })
  return { session, log: encodeLog(events) }
}

function file(...sessions: readonly SessionText[]): string {
  return JSON.stringify({ version: 1, kind: 'assay-history', sessions })
}

describe('a history file', () => {
  it('brings back what went out', () => {
    const [written] = historyFiles([text(1), text(2)])
    const read = readHistoryFile(written ?? '')
    expect(read).toMatchObject({ ok: true, sessions: [{ ok: true }, { ok: true }] })
    const back = read.ok ? read.sessions.map((one) => one.ok && { ...one, log: encodeLog(one.events) }) : []
    expect(back).toMatchObject([text(1), text(2)])
  })

  it('is cut into several where one would be too large to read again', () => {
    const large = { session: 'x', log: '"'.repeat(LARGEST_HISTORY / 8) }
    const files = historyFiles([large, large, large])
    expect(files).toHaveLength(3)
    for (const each of files) expect(each.length).toBeLessThan(LARGEST_HISTORY)
    expect(historyFiles([])).toHaveLength(1)
  })

  it('takes the record of a single session, too', () => {
    const { session, log } = text(3)
    expect(readHistoryFile(log)).toMatchObject({ ok: true, sessions: [{ ok: true, session }] })
  })

  it.each([
    ['no JSON', 'hello', /^Unexpected text that is not JSON/],
    ['cut off', file(text(1)).slice(0, 300), /^Unexpected text that is not JSON/],
    ['something else', '{"kind":"recipe"}', /^Unexpected content, expected a history/],
    ['a list', '[]', /^Unexpected content/],
    ['null', 'null', /^Unexpected content/],
    ['nested without end', '['.repeat(100_000), /^Unexpected nesting deeper than 1000 levels/],
    ['of a newer version', '{"version":2,"kind":"assay-history","sessions":[]}', /newer Assay; update/],
    ['without sessions', '{"version":1,"kind":"assay-history"}', /^Unexpected form/],
    ['with more than that', '{"version":1,"kind":"assay-history","sessions":[],"x":1}', /^Unexpected form/],
    [
      'with names that are paths',
      '{"version":1,"kind":"assay-history","sessions":[{"session":"../x","log":""}]}',
      /^Unexpected form/,
    ],
  ])('is refused in words where it is %s', (_, content, message) => {
    const read = readHistoryFile(content)
    expect(read.ok ? '' : read.message).toMatch(message)
  })

  it('names each session that is bad, and gives the others', () => {
    const forged = { ...text(2), log: text(2).log.replace('"category":2', '"category":3') }
    const renamed = { ...text(3), session: text(4).session }
    const read = readHistoryFile(file(text(1), forged, renamed, { session: 'empty', log: '' }))
    if (!read.ok) throw new Error(read.message)
    expect(read.sessions.map(({ ok }) => ok)).toEqual([true, false, false, false])
    expect(read.sessions.map((one) => (one.ok ? '' : one.message))).toEqual([
      '',
      expect.stringMatching(/is not the one that was recorded$/),
      `Unexpected name, the log in it is that of ${text(3).session}`,
      expect.stringMatching(/^Unexpected text that is not JSON/),
    ])
  })
})
