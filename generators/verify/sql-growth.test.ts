import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { verifyItem } from './verify-item.ts'

const sample = fileURLToPath(new URL('../../content/banks/core/items/gifts-so-far', import.meta.url))
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-growth-'))
  await cp(sample, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

const compile = () =>
  compileItem(folder, 'items/gifts-so-far', {
    canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41',
    skills: undefined,
  })
const reasons = async (): Promise<readonly string[]> => {
  const { item, diagnostics } = compile()
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return (await verifyItem(item, { runner, engine: 'engine-0.wasm' })).proof.reasons
}
const query = (path: string, text: string) => writeFile(join(folder, 'submissions', path), text)

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
  await writeFile(join(folder, 'growth/one-a-day.sql'), 'INSERT INTO gift VALUES (:n, 1, 1);')
  expect(await reasons()).toEqual([
    expect.stringMatching(/^growth\/one-a-day.sql with :n = 8: .*no such table: gift/),
    expect.stringMatching(/^growth\/one-a-day.sql with :n = 1024: .*no such table: gift/),
  ])
})

it('tells an author of a script that makes as many rows whatever it is told', async () => {
  await writeFile(join(folder, 'growth/one-a-day.sql'), "INSERT INTO gifts VALUES (1, '2026-01-01', 1);")
  const [fault, ...others] = compile().diagnostics.filter(({ severity }) => severity === 'error')
  expect(fault).toMatchObject({
    file: 'items/gifts-so-far/growth/one-a-day.sql',
    code: 'sql/growth-script',
    message: 'Unexpected script without :n, expected the number of rows in it',
  })
  expect(others).toEqual([])
})
