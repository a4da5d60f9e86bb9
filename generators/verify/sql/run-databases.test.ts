import { afterAll, expect, it } from 'vitest'
import { sqlLimits } from '#runner'
import { createNodeRunner } from '../../sandbox/index.ts'
import { runDatabases } from './run-databases.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const task = {
  access: 'read',
  schema: 'CREATE TABLE t (n INTEGER CHECK (n < 100))',
  limits: sqlLimits.standard,
} as const
const run = async (text: string, numbers: readonly number[]) => {
  const scripts = numbers.map((n) => `INSERT INTO t VALUES (${n})`)
  const executions = await runDatabases(task, text, scripts, { runner })
  expect(executions.map((one) => one.case)).toEqual(numbers.map((_, at) => String(at)))
  return executions.map(({ outcome }) =>
    outcome.type === 'returned' ? (outcome.value as { rows?: unknown }).rows : outcome.type,
  )
}

const endless =
  'WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE (SELECT n FROM t) = 2) SELECT MAX(i) AS i FROM r'

it('gives each database a result of its own', async () => {
  expect(await run('SELECT n FROM t', [1, 2, 3])).toEqual([[[1]], [[2]], [[3]]])
})

it('tells what cannot be made and what ends in an error from the others', async () => {
  expect(await run('SELECT n FROM t', [1, 200, 3])).toEqual([[[1]], 'runtime_error', [[3]]])
  const large = 'SELECT CASE n WHEN 2 THEN abs(-9223372036854775808) ELSE n END AS n FROM t'
  expect(await run(large, [1, 2, 3])).toEqual([[[1]], 'runtime_error', [[3]]])
})

it('goes on behind a query that does not end', async () => {
  expect(await run(endless, [1, 2, 3, 2])).toEqual([[[1]], 'time_limit', [[1]], 'time_limit'])
})

it('asks what does not end no second time', async () => {
  let runs = 0
  const counting = {
    ...runner,
    run: (...task: Parameters<typeof runner.run>) => {
      runs += 1
      return runner.run(...task)
    },
  }
  const scripts = [1, 2, 3].map((n) => `INSERT INTO t VALUES (${n})`)
  const executions = await runDatabases(task, endless, scripts, { runner: counting }, { fuel: 1_000_000 })
  expect(executions.map(({ outcome, fuel }) => [outcome.type, fuel])).toEqual([
    ['returned', 0],
    ['time_limit', 1_000_000],
    // alone, as the last of them
    ['returned', expect.any(Number)],
  ])
  expect(runs).toBe(2)
})

it('ends with the database that is enough', async () => {
  const scripts = [1, 2, 3, 4].map((n) => `INSERT INTO t VALUES (${n})`)
  const isEnough = (_: unknown, at: number) => at === 1
  expect(await runDatabases(task, 'SELECT n FROM t', scripts, { runner }, { isEnough })).toHaveLength(2)
})

it('says of every database that a query does not compile', async () => {
  expect(await run('SELECT m FROM t', [1, 2])).toEqual(['compile_error', 'compile_error'])
})

it('lets no query write', async () => {
  expect(await run('DELETE FROM t', [1, 2])).toEqual(['runtime_error', 'runtime_error'])
})
