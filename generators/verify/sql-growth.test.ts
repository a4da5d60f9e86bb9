import { expect, it } from 'vitest'
import { sampleItem } from './sample.ts'

const { compile, prove, write } = sampleItem('content/banks/core/items/gifts-so-far')
const reasons = async (): Promise<readonly string[]> => (await prove()).proof.reasons
const query = (path: string, text: string) => write(`submissions/${path}`, text)

const slow = `SELECT g.id, (SELECT COALESCE(SUM(e.cents), 0) FROM gifts e WHERE (e.day, e.id) <= (g.day, g.id)) AS total
FROM gifts g ORDER BY g.day, g.id`
const fast = 'SELECT id, COALESCE(SUM(cents) OVER (ORDER BY day, id), 0) AS total FROM gifts ORDER BY day, id'

it('finds an accepted query whose work outgrows the wanted class', async () => {
  await query('accepted/days-first.sql', slow)
  expect(await reasons()).toEqual([
    expect.stringMatching(
      /^accepted\/days-first.sql: expected category 4, got 3. With rows the steps grow like n\^2,/,
    ),
  ])
})

it('wants a right query that is too slow, to show that the last category can be missed', async () => {
  await query('time_limit_exceeded/adds-up-for-each.sql', fast)
  await query('time_limit_exceeded/joined-with-itself.sql', fast)
  expect(await reasons()).toEqual([
    'time_limit_exceeded/adds-up-for-each.sql: expected to fail, gives the right result on every database',
    'time_limit_exceeded/joined-with-itself.sql: expected to fail, gives the right result on every database',
    'no submission in time_limit_exceeded/ gives the right results with steps that outgrow the wanted class',
  ])
})

it('refuses a script that cannot fill the tables, with what is wrong in it', async () => {
  await write('growth/one-a-day.sql', 'INSERT INTO gift VALUES (:n, 1, 1);')
  expect(await reasons()).toEqual([
    expect.stringMatching(/^growth\/one-a-day.sql with :n = 8: .*no such table: gift/),
    expect.stringMatching(/^growth\/one-a-day.sql with :n = 1024: .*no such table: gift/),
  ])
})

it('tells an author of a script that makes as many rows whatever it is told', async () => {
  await write('growth/one-a-day.sql', "INSERT INTO gifts VALUES (1, '2026-01-01', 1);")
  const [fault, ...others] = compile().diagnostics.filter(({ severity }) => severity === 'error')
  expect(fault).toMatchObject({
    file: 'items/gifts-so-far/growth/one-a-day.sql',
    code: 'sql/growth-script',
    message: 'Unexpected script without :n, expected the number of rows in it',
  })
  expect(others).toEqual([])
})
