import { describe, expect, it } from 'vitest'
import { readGroups } from './read-groups.ts'

const encoder = new TextEncoder()

function groupsOf(text: string) {
  const read = readGroups(encoder.encode(text), 'groups.csv')
  return read.ok ? { columns: read.groups.columns, rows: [...read.groups.byCandidate] } : undefined
}

/** Faults as `line:column message`. */
function faultsOf(text: string | Uint8Array): readonly string[] {
  const read = readGroups(typeof text === 'string' ? encoder.encode(text) : text, 'groups.csv')
  return read.ok
    ? []
    : read.diagnostics.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`)
}

describe('what candidates said of themselves', () => {
  it('is read by candidate, in the order of the columns', () => {
    expect(groupsOf('candidate,gender,age\na-1,woman,under 40\na-2,,from 40\n')).toEqual({
      columns: ['gender', 'age'],
      rows: [
        ['a-1', ['woman', 'under 40']],
        ['a-2', ['', 'from 40']],
      ],
    })
  })

  it('is the same from other programs: a byte order mark, CRLF, quotes, no last break, candidates elsewhere', () => {
    const plain = groupsOf('gender,candidate\n"w, or m",a-1\nm,"a ""2"""\n')
    expect(plain?.rows).toEqual([
      ['a-1', ['w, or m']],
      ['a "2"', ['m']],
    ])
    expect(groupsOf('\ufeffgender,candidate\r\n"w, or m",a-1\r\n\r\nm,"a ""2"""')).toEqual(plain)
  })

  it('keeps names as they are, whatever they would be elsewhere', () => {
    const name = `</td><script>alert(1)</script>'=HYPERLINK()`
    expect(groupsOf(`candidate,g\n${name},__proto__\n`)?.rows).toEqual([[name, ['__proto__']]])
  })

  it('reads ten thousand lines', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `candidate ${n},${n % 3}`)
    expect(groupsOf(`candidate,g\n${lines.join('\n')}`)?.rows).toHaveLength(10_000)
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['', '1:1 The file is empty'],
    ['candidate,g\n', '1:1 No candidates'],
    ['Candidate,g\na,b\n', '1:1 Missing column `candidate`'],
    ['candidate\na\n', '1:1 Missing a column of groups'],
    ['candidate;g\na;b\n', '1:1 Unexpected separator `;`, expected `,`'],
    ['candidate,g,g\na,b,c\n', '1:13 Unexpected second column `g`'],
    ['candidate,\na,b\n', '1:11 Missing name of column 2'],
    ['candidate,g\na,b\nc,d\na,e\n', '4:1 Unexpected second line of candidate `a`'],
    ['candidate,g\n"x\ny",b\n,c\n', '4:1 Missing candidate'],
    ['candidate,g\na\n', '2:1 1 cell, expected 2'],
    ['candidate,g\na,"b\nc,d\n', '2:3 Missing closing quote'],
    ['candidate,g\na,"b"c\n', '2:6 Unexpected text after a closing quote, expected a separator'],
  ])('%j', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault])
  })

  it('says what to write, and where the first of two lines is', () => {
    const read = readGroups(encoder.encode('candidate,g\na,b\na,c\n'), 'groups.csv')
    const [fault] = read.ok ? [] : read.diagnostics
    expect(fault?.file).toBe('groups.csv')
    expect(fault?.help).toBe('Keep one line for each candidate')
    expect(fault?.related?.[0]?.range.start).toEqual({ line: 2, column: 1 })
  })

  it('has every fault, up to twenty', () => {
    const faults = faultsOf(`candidate,g\n${'a\n'.repeat(30)}`)
    expect(faults).toHaveLength(21)
    expect(faults.at(-1)).toContain('And 10 more errors')
  })

  it('is told where it is no UTF-8', () => {
    expect(faultsOf(Uint8Array.from([...encoder.encode('candidate,g\n'), 0xe9, 44, 97]))).toEqual([
      '1:1 Unexpected bytes, expected UTF-8',
    ])
  })
})
