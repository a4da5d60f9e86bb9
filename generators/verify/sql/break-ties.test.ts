import { expect, it } from 'vitest'
import { breakTies } from './break-ties.ts'

it('settles the last order by the columns of the result, before a limit', () => {
  expect(breakTies('SELECT a, b FROM t ORDER BY a LIMIT 3;', 2, 'DESC')).toBe(
    'SELECT a, b FROM t ORDER BY a \n, 1 DESC, 2 DESC\nLIMIT 3;',
  )
  expect(breakTies('SELECT a FROM t ORDER BY a -- as told', 1, 'ASC')).toBe(
    'SELECT a FROM t ORDER BY a -- as told\n, 1 ASC\n',
  )
})

it('leaves what has no order of its own, and several statements', () => {
  for (const text of [
    'SELECT SUM(a) OVER (ORDER BY b) FROM t',
    'WITH u AS (SELECT a FROM t ORDER BY a LIMIT 1) SELECT a FROM u',
    'DELETE FROM t; SELECT a FROM t ORDER BY a',
  ])
    expect(breakTies(text, 1, 'ASC')).toBe(text)
})
