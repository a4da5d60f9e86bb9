import { expect, test } from 'vitest'
import { mutantsOf } from './mutants.ts'

const namesOf = (text: string) => mutantsOf(text).map(({ name }) => name)

test('each mistake is planted by itself, and named by what became of what', () => {
  const names = namesOf(
    `SELECT DISTINCT c.name, COALESCE(SUM(o.total), 0) AS spent
FROM customers c
LEFT JOIN orders o ON o.customer = c.id AND o.day >= '2025-01-01'
WHERE c.closed IS NULL
GROUP BY c.name
HAVING COUNT(o.id) < 3
ORDER BY spent DESC`,
  )
  expect(names).toEqual([
    'LEFT JOIN → JOIN @3:1',
    'DISTINCT → nothing @1:8',
    'COALESCE → (SUM(o.total)) @1:25',
    'IS NULL → IS NOT NULL @4:16',
    '0 → 1 @1:48',
    '>= → > @3:51',
    '< → <= @6:20',
    '3 → 4 @6:22',
    'SUM → COUNT @1:34',
    'SUM → MAX @1:34',
    'o.id → * @6:14',
    'DESC → nothing @7:16',
    'o.customer = c.id → TRUE @3:23',
    "o.day >= '2025-01-01' → TRUE @3:45",
    'c.closed IS NULL → TRUE @4:7',
    'COUNT(o.id) < 3 → TRUE @6:8',
  ])
})

test('strings, comments and quoted names hold no faults', () => {
  expect(namesOf(`SELECT DISTINCT 'a < 1' AS "x > 2" -- WHERE 3\nFROM t /* JOIN u */`)).toEqual([
    'DISTINCT → nothing @1:8',
  ])
})

test('the two ends of BETWEEN belong together', () => {
  expect(namesOf('SELECT DISTINCT 1 FROM t WHERE a BETWEEN b AND c AND d').slice(-2)).toEqual([
    'a BETWEEN b AND c → TRUE @1:32',
    'd → TRUE @1:54',
  ])
})

test('the text of a mutant is the reference with its one change', () => {
  const [first] = mutantsOf('SELECT DISTINCT a FROM t')
  expect(first?.text).toBe('SELECT  a FROM t')
})

test('a window loses its partition and a rank its ties', () => {
  expect(namesOf('SELECT DISTINCT RANK() OVER (PARTITION BY a, b ORDER BY c) FROM t')).toEqual([
    'DISTINCT → nothing @1:8',
    'RANK → ROW_NUMBER @1:17',
    'RANK → DENSE_RANK @1:17',
    'PARTITION BY → nothing @1:30',
  ])
})

test('what EXISTS selects is no place for a fault', () => {
  expect(namesOf('SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = 1)')).toEqual([
    'SELECT → SELECT DISTINCT @1:1',
    '1 → 2 @1:59',
    'EXISTS (SELECT 1 FROM u WHERE u.a = 1) → TRUE @1:23',
    'u.a = 1 → TRUE @1:53',
  ])
})
