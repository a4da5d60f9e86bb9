import type { ResultTable, SqlCase, TaskOf } from '#schemas/public-item'
import type { CompiledDatabase } from '../../compile/compiled-item.ts'
import type { VerifyContext } from '../verification.ts'
import { runDatabases } from './run-databases.ts'

type ShownTable = SqlCase['tables'][number]

/** Rows of a table that are shown, and are enough to read a hidden database by. */
const mostShown = 40

const namesQuery =
  "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid"

/** @returns the tables of each database, in the order of their declaration, each with its first rows */
export async function readTables(
  databases: readonly CompiledDatabase[],
  task: Pick<TaskOf<'sql'>, 'schema' | 'limits'>,
  context: VerifyContext,
): Promise<readonly (readonly ShownTable[])[]> {
  const scripts = databases.map(({ script }) => script)
  const read = async (text: string, some = scripts): Promise<readonly ResultTable[]> => {
    const executions = await runDatabases({ ...task, access: 'read' }, text, some, context)
    return executions.map(({ outcome }) =>
      outcome.type === 'returned' ? (outcome.value as unknown as ResultTable) : { columns: [], rows: [] },
    )
  }
  const [names] = await read(namesQuery, scripts.slice(0, 1))
  const tables: ShownTable[][] = databases.map(() => [])
  for (const [cell] of names?.rows ?? []) {
    const name = String(cell)
    const quoted = `"${name.replaceAll('"', '""')}"`
    const rows = await read(`SELECT * FROM ${quoted} LIMIT ${mostShown}`)
    const counts = await read(`SELECT COUNT(*) FROM ${quoted}`)
    databases.forEach((_, at) => {
      const total = Number(counts[at]?.rows[0]?.[0] ?? 0)
      tables[at]?.push({ name, columns: rows[at]?.columns ?? [], rows: rows[at]?.rows ?? [], total })
    })
  }
  return tables
}
