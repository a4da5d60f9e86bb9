import { expect, it } from 'vitest'
import { sampleItem } from '../sample.ts'

const { prove, refusals, write } = sampleItem('content/banks/core/items/desks-on-each-floor')

/** Right on every floor but one that no filed database has. */
const query = (more: string) =>
  `SELECT floor, COUNT(*) AS desks, SUM(taken_by IS NULL)${more} AS free FROM desks GROUP BY floor ORDER BY floor`
const files = ['accepted/case-by-case.sql', 'accepted/count-both.sql', 'accepted/sum-of-a-test.sql']
const writeAll = async (text: string) => {
  for (const file of files) await write(`submissions/${file}`, text)
}
const twelfth = query(' + 9 * (floor = 12)')

it('runs accepted queries on databases that nobody filed', async () => {
  const { proof } = await prove()
  expect(proof.verdict).toBe('verified')
  expect(proof.properties).toMatchObject({ runs: 200, claims: 3 })
})

it('refuses accepted queries that differ on a legal database, shows a small one and how to see it again', async () => {
  await write('submissions/accepted/sum-of-a-test.sql', twelfth)
  const reason = await refusals()
  const [, floor, seed, path] =
    /^on INSERT INTO desks \(id, floor, taken_by\) VALUES \(-?\d+, (\d+), [^()]+\) accepted\/case-by-case.sql gives \(12, 1, [01]\), and accepted\/sum-of-a-test.sql gives \(12, 1, (?:9|10)\); see it again: assay verify desks-on-each-floor --seed (-?\d+) --path ([\d:]+)$/.exec(
      reason,
    ) ?? []
  expect(floor, reason).toBe('12')
  const { proof } = await prove({ seed: Number(seed), path: path ?? '' })
  expect(proof.reasons).toEqual([reason])
})

it('leaves out what illegal.sql finds something in', async () => {
  await write('submissions/accepted/sum-of-a-test.sql', twelfth)
  await write('illegal.sql', 'SELECT id FROM desks WHERE floor = 12')
  const { proof } = await prove()
  expect(proof.reasons).toEqual([])
  expect(proof.properties).toMatchObject({ runs: 200 })
})

it('wants illegal.sql to find nothing in what was filed', async () => {
  await write('illegal.sql', 'SELECT id FROM desks WHERE floor = 11')
  expect(await refusals()).toBe(
    'illegal.sql: gives a row on the filed database up-to-the-tenth, which is legal by being filed',
  )
})

it('says where illegal.sql is wrong', async () => {
  await write('illegal.sql', 'SELECT level FROM desks')
  expect(await refusals()).toMatch(/^illegal.sql:1:8: does not compile: /)
})

it('shows a database that tells a planted fault, and refuses to waive it', async () => {
  await writeAll(query('').replace('GROUP', 'WHERE floor <= 11 GROUP'))
  const told =
    /on INSERT INTO desks \(id, floor, taken_by\) VALUES \(-?\d+, 12, [^()]+\) it gives \(12, 1, [01]\) instead of no rows/
  const open = await refusals()
  expect(open).toMatch(/case-by-case.sql: no database tells 11 → 12 @\d+:\d+; on INSERT/)
  expect(open).toMatch(told)
  expect(open).toMatch(/: add such a database$/m)
  const name = /tells (11 → 12 @\d+:\d+);/.exec(open)?.[1]
  await write(
    'waivers.yaml',
    `version: 1\nmutants:\n  - { mutant: "${name}", why: There is no such floor. }\n`,
  )
  const waived = await refusals()
  expect(waived).toMatch(/^waivers.yaml: 11 → 12 @\d+:\d+ is waived, but on INSERT/m)
})

it('finds a result that depends on the order of rows where filed databases do not show it', async () => {
  // Nobody has two desks in a filed database.
  const twice = 'SELECT d.id FROM desks d JOIN desks e ON e.taken_by = d.taken_by AND e.id <> d.id LIMIT 1'
  await writeAll(query(` + COALESCE((${twice}), 0)`))
  expect(await refusals()).toMatch(
    /case-by-case.sql: the result depends on the order in which rows are inserted and read, on INSERT INTO desks .*: order, or choose, by something unique; see it again/,
  )
})

it('refuses an accepted query that leaves open how equals are put in order, be it the first or not', async () => {
  await write(
    'submissions/accepted/sum-of-a-test.sql',
    query('').replace('ORDER BY floor', 'ORDER BY floor > 0'),
  )
  expect(await refusals()).toMatch(
    /^accepted\/sum-of-a-test\.sql, database \S+ \(\S+\): the result depends on the order in which rows are read/m,
  )
})
