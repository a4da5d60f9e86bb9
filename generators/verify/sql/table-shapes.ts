import type { ResultTable, TaskOf } from '#schemas/public-item'
import type { VerifyContext } from '../verification.ts'
import { runDatabases } from './run-databases.ts'

/** A cell as SQL writes it, such as `'2026-03-14'`, `7` or `NULL`. */
export type Cell = string

/** Rows of each table of a database, in the order in which the tables are declared. */
export type Rows = readonly (readonly (readonly Cell[])[])[]

/** What a table can hold. */
export interface TableShape {
  /** Quoted, as its columns are. */
  readonly name: string
  readonly columns: readonly string[]
  /** Whether a cell of the column may be left empty; the number that names a row may, since SQLite gives one. */
  readonly isOptional: readonly boolean[]
  /** Whether rows can be named by their place. */
  readonly hasRowid: boolean
}

type Task = Pick<TaskOf<'sql'>, 'schema' | 'limits'>

/** Tables whose rows an author writes, those that the schema fills itself left out. */
export async function readShapes(task: Task, context: VerifyContext): Promise<readonly TableShape[]> {
  const columns = `CREATE TABLE assay_columns AS
SELECT t.name AS "table", x.name AS "column", x."notnull" AS needed, t.wr AS ordered
FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS x, sqlite_schema AS s
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND s.name = t.name AND s.type = 'table'
  AND x.hidden = 0
ORDER BY s.rowid, x.cid;
DELETE FROM assay_columns WHERE "table" = 'assay_columns'`
  const [execution] = await runDatabases(
    { ...task, access: 'read' },
    'SELECT * FROM assay_columns',
    [columns],
    context,
  )
  const { rows } = resultOf(execution)
  const names = [...new Set(rows.map(([table]) => String(table)))]
  const shapes = names.map((name): TableShape => {
    const own = rows.filter(([table]) => table === name)
    return {
      name: quoted(name),
      columns: own.map(([, column]) => quoted(String(column))),
      isOptional: own.map(([, , needed]) => needed === 0),
      hasRowid: own.every(([, , , ordered]) => ordered === 0),
    }
  })
  const [given = []] = await readRows(task, shapes, [''], context)
  return shapes.filter((_, at) => (given[at] ?? []).length === 0)
}

/**
 * Reads whole databases.
 *
 * @param scripts each fills the tables of one
 * @returns their rows; undefined for what SQLite refuses to make
 */
export async function readRows(
  task: Task,
  shapes: readonly TableShape[],
  scripts: readonly string[],
  context: VerifyContext,
): Promise<readonly (Rows | undefined)[]> {
  if (shapes.length === 0) return scripts.map(() => [])
  const text = shapes
    .map(({ name, columns }, at) => {
      const cells = columns.map((column) => `quote(${column})`).join(', ')
      return `SELECT ${at}, json_array(${cells}) FROM ${name}`
    })
    .join('\nUNION ALL\n')
  const executions = await runDatabases({ ...task, access: 'read' }, text, scripts, context)
  return executions.map((execution) => {
    if (execution.outcome.type !== 'returned') return undefined
    const { rows } = resultOf(execution)
    return shapes.map((_, at) =>
      rows.flatMap(([table, cells]) => (table === at ? [JSON.parse(String(cells)) as Cell[]] : [])),
    )
  })
}

/** Statements that fill the tables, as an author would write them. */
export function scriptOf(shapes: readonly TableShape[], rows: Rows, verb = 'INSERT INTO'): string {
  return shapes
    .flatMap(({ name, columns }, at) => {
      const own = rows[at] ?? []
      const values = own.map((cells) => `(${cells.join(', ')})`).join(', ')
      return own.length === 0 ? [] : [`${verb} ${name} (${columns.join(', ')}) VALUES ${values};`]
    })
    .join(' ')
}

type Execution = Awaited<ReturnType<typeof runDatabases>>[number]

/** @throws Error where there is no result, which the text of Assay's own query always has */
function resultOf(execution: Execution | undefined): ResultTable {
  if (execution?.outcome.type === 'returned') return execution.outcome.value as unknown as ResultTable
  throw new Error(`The tables cannot be read: ${JSON.stringify(execution?.outcome)}`)
}

/** A name, in quotes where it is no plain word. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** Words that people take for names of tables and columns, and that SQL reserves. */
const keywords = new Set(
  'all and as case check column create default delete distinct drop else exists foreign from group having in index insert into is join limit not null on or order primary references select set table then to transaction union unique update using values when where'.split(
    ' ',
  ),
)
