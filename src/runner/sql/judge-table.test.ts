import { expect, test } from 'vitest'
import type { Encoded } from '#schemas/value'
import { judgeTable, showCell } from './judge-table.ts'

const table = (rows: readonly (readonly Encoded[])[], columns = ['name', 'total']) => ({ columns, rows })
const judged = (
  found: ReturnType<typeof table>,
  expected: ReturnType<typeof table>,
  compare: 'bag' | 'ordered' = 'bag',
) =>
  judgeTable(
    {
      case: 'a',
      outcome: { type: 'returned', value: found as unknown as Encoded },
      fuel: 1,
      depth: 0,
      console: '',
    },
    expected,
    compare,
  )

test('a bag of rows has no order, and counts each row', () => {
  const expected = table([
    ['b', 1],
    ['a', 2],
    ['a', 2],
  ])
  expect(
    judged(
      table([
        ['a', 2],
        ['b', 1],
        ['a', 2],
      ]),
      expected,
    ).verdict,
  ).toBe('passed')
  expect(
    judged(
      table([
        ['a', 2],
        ['b', 1],
      ]),
      expected,
    ),
  ).toMatchObject({
    verdict: 'wrong_answer',
    message: '1 row missing',
    difference: { extra: [], missing: [2], isOrder: false },
  })
  expect(
    judged(
      table([
        ['a', 2],
        ['b', 1],
        ['b', 1],
      ]),
      expected,
    ),
  ).toMatchObject({
    message: '1 row missing, and 1 row not expected',
    difference: { extra: [2], missing: [2] },
  })
})

test('where the order counts, it is said to be the only fault', () => {
  const expected = table([
    ['b', 1],
    ['a', 2],
  ])
  expect(
    judged(
      table([
        ['a', 2],
        ['b', 1],
      ]),
      expected,
      'ordered',
    ),
  ).toMatchObject({
    verdict: 'wrong_answer',
    message: 'The rows are right, and their order is not',
  })
  expect(judged(expected, expected, 'ordered').verdict).toBe('passed')
})

test('columns are compared by name, whatever its case, and by order', () => {
  const expected = table([['a', 1]])
  expect(judged(table([['a', 1]], ['Name', 'TOTAL']), expected).verdict).toBe('passed')
  expect(judged(table([['a', 1]], ['total', 'name']), expected).message).toBe(
    'Expected the columns name, total; found total, name',
  )
})

test('sums that were added in another order are equal, integers and texts only to themselves', () => {
  const same = (found: Encoded, expected: Encoded) =>
    judged(table([['a', found]]), table([['a', expected]])).verdict === 'passed'
  expect(same(0.1 + 0.2, 0.3)).toBe(true)
  expect(same(2.5, 2.50001)).toBe(false)
  expect(same(10_000_000_001, 10_000_000_002)).toBe(false)
  expect(same('1', 1)).toBe(false)
  expect(same(null, 0)).toBe(false)
  expect(same(null, '')).toBe(false)
  expect(same({ $: 'bigint', v: '9007199254740993' }, { $: 'bigint', v: '9007199254740994' })).toBe(false)
})

test('two rows whose real numbers are close are paired by the rest of the row', () => {
  const expected = table([
    ['a', 0.3],
    ['b', 0.1 + 0.2],
  ])
  expect(
    judged(
      table([
        ['b', 0.3],
        ['a', 0.1 + 0.2],
      ]),
      expected,
    ).verdict,
  ).toBe('passed')
})

test('what was not returned has its own verdict', () => {
  const execution = { case: 'a', outcome: { type: 'time_limit' }, fuel: 1, depth: 0, console: '' } as const
  expect(judgeTable(execution, table([]), 'bag').verdict).toBe('time_limit')
})

test('cells are shown as SQL has them', () => {
  expect([null, 'text', 7, 0.5, { $: 'bigint', v: '9007199254740993' } as const].map(showCell)).toEqual([
    'NULL',
    'text',
    '7',
    '0.5',
    '9007199254740993',
  ])
})
