import { afterAll, expect, it } from 'vitest'
import { measureSqlGrowth } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const row = 'WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < :n)'
const task: Pick<TaskOf<'sql'>, 'access' | 'schema' | 'limits'> = {
  access: 'read',
  schema: 'CREATE TABLE gifts (id INTEGER PRIMARY KEY, day INTEGER, cents INTEGER)',
  limits: {
    fuel: 50_000_000,
    memoryMiB: 64,
    outputBytes: 65_536,
    complexity: {
      class: 'n log n',
      sizes: ['rows'],
      scripts: [
        { name: 'one-a-day', script: `${row} INSERT INTO gifts SELECT i, i, i * 37 % 500 FROM row` },
        { name: 'all-on-one-day', script: `${row} INSERT INTO gifts SELECT i, 7, i * 37 % 500 FROM row` },
      ],
    },
  },
}

const classOf = async (text: string) => {
  const [found] = await measureSqlGrowth(runner, task, { kind: 'sql', text })
  return found?.class
}

/** What is known of how SQLite works: how often each query reads the table, and what it has to sort. */
it.each([
  ['a constant', 'SELECT 1', '1'],
  ['a row by its key', 'SELECT cents FROM gifts WHERE id = 3', '1'],
  ['a scan', 'SELECT id, cents FROM gifts', 'n'],
  ['a sum', 'SELECT SUM(cents) FROM gifts', 'n'],
  ['the largest of all, once', 'SELECT id, (SELECT MAX(cents) FROM gifts) FROM gifts', 'n'],
  [
    'a way down the key for each row',
    'SELECT (SELECT cents FROM gifts e WHERE e.id = g.id - 1) FROM gifts g',
    'n log n',
  ],
  ['a sort', 'SELECT id FROM gifts ORDER BY cents, day', 'n log n'],
  ['a window in the order of the key', 'SELECT SUM(cents) OVER (ORDER BY id) FROM gifts', 'n'],
  ['a window that sorts', 'SELECT SUM(cents) OVER (ORDER BY day, id) FROM gifts', 'n log n'],
  ['a scan for each row', 'SELECT (SELECT SUM(cents) FROM gifts e WHERE e.day < g.day) FROM gifts g', 'n^2'],
  [
    'pairs of one day, by an index that SQLite makes',
    'SELECT COUNT(*) FROM gifts g JOIN gifts e ON e.day = g.day',
    'n^2',
  ],
  [
    'a scan for each pair',
    'SELECT COUNT(*) FROM gifts a, gifts b, gifts c WHERE a.cents + b.cents < c.day',
    'n^3',
  ],
])('%s grows as it must', async (_, text, wanted) => {
  expect(await classOf(text)).toBe(wanted)
})

it('measures the same again, and says nothing of what never ends or cannot run', async () => {
  const text = 'SELECT id FROM gifts ORDER BY cents'
  const first = await measureSqlGrowth(runner, task, { kind: 'sql', text })
  expect(await measureSqlGrowth(runner, task, { kind: 'sql', text })).toEqual(first)
  expect(
    await classOf('WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x FROM r) SELECT COUNT(*) FROM r'),
  ).toBeUndefined()
  expect(await classOf('SELECT nothing FROM gifts')).toBeUndefined()
})

it('takes a size over that a watchdog stopped, and measures none without a wanted class', async () => {
  const stopped = { size: 'rows', arrangement: 'one-a-day', sizes: [8], steps: [9], stopped: true as const }
  const response = { kind: 'sql', text: 'SELECT 1' } as const
  expect(await measureSqlGrowth(runner, task, response, new Map([['rows', stopped]]))).toMatchObject([
    stopped,
  ])
  const { complexity: _, ...limits } = task.limits
  expect(await measureSqlGrowth(runner, { ...task, limits }, response)).toEqual([])
})
