import { expect, test } from 'vitest'
import { tellSameAttempts, type NamedScore } from './same-attempt.ts'
import { rejected } from './score-sealed.ts'

const session = (attempt: string) => ({ attempt }) as unknown as NonNullable<NamedScore['session']>

function scored(file: string, attempt: string, head: string): NamedScore {
  return { ...rejected(), status: 'accepted', reasons: [], file, head, session: session(attempt) }
}

/** A result whose log does not replay. */
function forged(file: string, attempt: string, head: string): NamedScore {
  return { ...rejected('Event 3: changed'), file, head, session: session(attempt) }
}

const toldOf = (files: readonly NamedScore[]) =>
  tellSameAttempts(files).map(({ file, status, reasons }) => [file, status, ...reasons])

const twice = (file: string) =>
  `There is another result of this attempt, ${file}: it was taken twice, and a person has to decide which one counts.`

test('one result of each attempt is as it was', () => {
  const files = [scored('a', '1', 'x'), forged('b', '2', 'y')]
  expect(tellSameAttempts(files)).toEqual(files)
})

test('two logs of an attempt are flagged, each with the other; the same log again only says so', () => {
  expect(toldOf([scored('a', '1', 'x'), scored('b', '1', 'y'), scored('c', '2', 'z')])).toEqual([
    ['a', 'flagged', twice('b')],
    ['b', 'flagged', twice('a')],
    ['c', 'accepted'],
  ])
  expect(toldOf([scored('a', '1', 'x'), scored('b', '1', 'x')])).toEqual([
    ['a', 'accepted'],
    ['b', 'accepted', 'The same result as a, handed in once more.'],
  ])
})

test('a rejected log of an attempt stays rejected, and the other one is flagged with it', () => {
  expect(toldOf([forged('a', '1', 'x'), scored('b', '1', 'y')])).toEqual([
    ['a', 'rejected', 'Event 3: changed', twice('b')],
    ['b', 'flagged', twice('a')],
  ])
})

test('files that never got so far as to have a log are in no group', () => {
  const cut: NamedScore = { ...rejected('This is no sealed result.'), file: 'cut' }
  const other: NamedScore = { ...rejected('Another test.'), file: 'other', head: 'x' }
  const files = [cut, { ...cut, file: 'cut too' }, other, scored('a', '1', 'x')]
  expect(tellSameAttempts(files)).toEqual(files)
})
