import { describe, expect, test } from 'vitest'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
import { scoreRows, type ResultOfRecord } from './score-rows.ts'

const item = (id: string, category: number | undefined, more: object = {}) => ({
  id,
  version: '1.0.0',
  block: 'main',
  category,
  max: 3,
  ...more,
})

function result(attempt: string, head: string, more: Partial<ResultOfRecord> = {}): ResultOfRecord {
  const session = {
    attempt,
    bank: 'small',
    release: '1.0.0',
    test: 'short',
    languages: ['typescript', 'python'],
    timeMultiplier: 1,
  }
  return { status: 'accepted', session, items: [item('i1', 2)], head, ...more }
}

const NOT_COME_SO_FAR: ResultOfRecord = { status: 'rejected', items: [] }
const reasonsIn = (results: readonly ResultOfRecord[]) =>
  scoreRows(results).map(({ person, item: id, uncounted }) => [person, id, uncounted])

describe('a table of scores', () => {
  test('has a row for each response of record, in the order in which they came', () => {
    const taken = new Map([
      ['i1', { policy: 'allowed', position: 2, ms: 4000 } as const],
      ['i2', { policy: 'forbidden', position: 1, ms: null } as const],
    ])
    const rows = scoreRows([
      result('a', 'x', { taken, items: [item('i1', 2, { provisional: 1 }), item('i2', undefined)] }),
    ])
    const facts = { test: 'short', bank: 'small', release: '1.0.0', languages: 'typescript+python' }
    const same = { person: 'a', version: '1.0.0', max: 3, block: 'main', status: 'accepted', ...facts }
    expect(rows).toEqual([
      {
        ...same,
        item: 'i2',
        score: null,
        policy: 'forbidden',
        position: 1,
        ms: null,
        provisional: null,
        uncounted: 'unanswered',
      },
      {
        ...same,
        item: 'i1',
        score: 2,
        policy: 'allowed',
        position: 2,
        ms: 4000,
        provisional: 1,
        uncounted: null,
      },
    ])
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(SCORE_COLUMNS).sort())
  })

  test('says of each response why it does not count', () => {
    const items = (['hint', 'seen', 'pretest'] as const).map((uncounted) => item(uncounted, 1, { uncounted }))
    expect(reasonsIn([result('a', 'x', { items })])).toEqual([
      ['a', 'hint', 'hint'],
      ['a', 'seen', 'seen'],
      ['a', 'pretest', 'pretest'],
    ])
  })

  test('has one row for a rejected result, however far it came', () => {
    expect(reasonsIn([NOT_COME_SO_FAR, result('a', 'x', { status: 'rejected' })])).toEqual([
      [null, null, 'rejected'],
      ['a', null, 'rejected'],
    ])
  })

  test('counts an attempt once: the same log again not, and of two logs none', () => {
    expect(reasonsIn([result('a', 'x'), result('a', 'x'), result('b', 'y'), result('b', 'z')])).toEqual([
      ['a', 'i1', null],
      ['a', 'i1', 'again'],
      ['b', 'i1', 'twice'],
      ['b', 'i1', 'twice'],
    ])
  })

  test('counts the one result of an attempt whose other one was rejected', () => {
    expect(reasonsIn([result('a', 'y', { status: 'rejected' }), result('a', 'x')])).toEqual([
      ['a', null, 'rejected'],
      ['a', 'i1', null],
    ])
  })
})
