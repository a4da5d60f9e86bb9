import { afterAll, expect, it } from 'vitest'
import { sqlLimits } from '#runner'
import { createNodeRunner } from '../../sandbox/index.ts'
import { neighbours } from './database-arbitrary.ts'
import { legalDatabases } from './legal-databases.ts'
import { readRows, readShapes, scriptOf } from './table-shapes.ts'

const runner = createNodeRunner({ jobs: 1 })
const context = { runner, engine: '' }
afterAll(() => runner.close())

const schema = `
CREATE TABLE kinds (name TEXT PRIMARY KEY);
INSERT INTO kinds VALUES ('oak'), ('elm');
CREATE TABLE "order" (id INTEGER PRIMARY KEY, "from" TEXT NOT NULL UNIQUE, twice INTEGER AS (id * 2));
CREATE TABLE trees (
  id INTEGER PRIMARY KEY, kind TEXT REFERENCES kinds (name), order_id INTEGER NOT NULL REFERENCES "order" (id),
  metres REAL CHECK (metres > 0), parent INTEGER REFERENCES trees (id)
);`
const task = { schema, limits: sqlLimits.standard }

it('reads what tables can hold, without those that the schema fills and columns that are computed', async () => {
  expect(await readShapes(task, context)).toEqual([
    { name: '"order"', columns: ['id', '"from"'], isOptional: [true, false], hasRowid: true },
    {
      name: 'trees',
      columns: ['id', 'kind', 'order_id', 'metres', 'parent'],
      isOptional: [true, true, false, true, true],
      hasRowid: true,
    },
  ])
})

it('writes rows as they were read', async () => {
  const shapes = await readShapes(task, context)
  const rows = [
    [['7', "'it''s'"]],
    [
      ['1', "'oak'", '7', '1.5', 'NULL'],
      ['2', 'NULL', '7', 'NULL', '1'],
    ],
  ]
  const script = scriptOf(shapes, rows)
  expect(script).toContain(`INSERT INTO "order" (id, "from") VALUES (7, 'it''s');`)
  expect(await readRows(task, shapes, [script], context)).toEqual([rows])
})

it('keeps of drawn rows what SQLite accepts', async () => {
  const shapes = await readShapes(task, context)
  const drawn = [
    [
      ['1', "'a'"],
      ['1', "'b'"],
      ['2', "'a'"],
      ['NULL', "'c'"],
    ],
    [
      ['1', "'oak'", '1', '2.5', 'NULL'],
      ['2', "'ash'", '1', '2.5', 'NULL'],
      ['3', "'elm'", '9', '2.5', 'NULL'],
      ['4', "'elm'", '2', '-1.0', 'NULL'],
      ['5', 'NULL', 'NULL', '1.0', 'NULL'],
      ['6', 'NULL', '2', '1.0', '3'],
      ['7', 'NULL', '2', '1.0', '6'],
    ],
  ]
  const kept = [
    [
      ['1', "'a'"],
      ['2', "'c'"],
    ],
    [['1', "'oak'", '1', '2.5', 'NULL']],
  ]
  const legal = { task, shapes, illegal: undefined }
  expect(await legalDatabases(legal, [drawn], context)).toEqual([kept])
  const illegal = "SELECT 1 FROM trees WHERE kind = 'oak'"
  expect(await legalDatabases({ ...legal, illegal }, [drawn, [[], []]], context)).toEqual([
    undefined,
    [[], []],
  ])
})

it('looks at no more than it takes to have enough, and finds the same among them', async () => {
  const shapes = await readShapes(task, context)
  const drawn = Array.from({ length: 260 }, (_, at) => [[[String(at), `'name ${Math.floor(at / 2)}'`]], []])
  const legal = { task, shapes, illegal: 'SELECT 1 FROM "order" WHERE id % 9 = 0' }
  const all = await legalDatabases(legal, drawn, context)
  expect(all).toHaveLength(260)
  expect(await legalDatabases(legal, drawn, context, 200)).toEqual(all.slice(0, 250))
  expect(await legalDatabases(legal, drawn, context, 230)).toEqual(all)
})

it('knows what is next to a cell', () => {
  expect(neighbours('7')).toEqual(['6', '8'])
  expect(neighbours("'2026-03-01'")).toEqual(["'2026-02-28'", "'2026-03-02'"])
  expect(neighbours("'2025-12-31 23:59'")).toEqual(["'2025-12-31 23:58'", "'2026-01-01 00:00'"])
  expect(neighbours("'2026-13-01'")).toEqual(["'2026-13-01'"])
  expect(neighbours("'Ana'")).toEqual(["'Ana'"])
})
