import type { TaskOf } from '#schemas/public-item'
import { compileFault, outcomeWords } from '../outcome.ts'
import { DRAWS } from '../properties/draw-all.ts'
import type { VerifyContext } from '../verification.ts'
import { runDatabases } from './run-databases.ts'
import { readRows, scriptOf, type Rows, type TableShape } from './table-shapes.ts'

/** A row that a deleted row had referred to may be referred to itself. */
const PASSES = 3

/** Drawn databases that are looked at before any more of them are, where some number of legal ones is enough. */
const AT_ONCE = 250

/** Name of the file that says which databases nobody has. */
const ILLEGAL = 'illegal.sql'

interface Legal {
  readonly task: Pick<TaskOf<'sql'>, 'schema' | 'limits'>
  readonly shapes: readonly TableShape[]
  /** Text of `illegal.sql`, where there is one. */
  readonly illegal: string | undefined
}

/**
 * Makes drawn databases legal: SQLite leaves out each row that the schema refuses, and those that refer to none. What
 * `illegal.sql` finds something in is none.
 *
 * @param enough legal databases that are wanted: what is drawn after them may be missing from what is returned
 * @returns the rows that are left; undefined for what is illegal and, where enough others are there, for what came before
 */
export async function legalDatabases(
  parts: Legal,
  drawn: readonly Rows[],
  context: VerifyContext,
  enough = Infinity,
): Promise<readonly (Rows | undefined)[]> {
  const legal: (Rows | undefined)[] = []
  const first = new Map<string, number>()
  for (let from = 0; from < drawn.length && first.size < enough; from += AT_ONCE)
    for (const rows of await legalAmong(parts, drawn.slice(from, from + AT_ONCE), context)) {
      const key = JSON.stringify(rows)
      if (rows && !first.has(key)) first.set(key, legal.length)
      legal.push(rows)
    }
  return first.size < DRAWS
    ? legal
    : legal.map((rows, at) => (first.get(JSON.stringify(rows)) === at ? rows : undefined))
}

async function legalAmong(
  { task, shapes, illegal }: Legal,
  drawn: readonly Rows[],
  context: VerifyContext,
): Promise<readonly (Rows | undefined)[]> {
  const clean = shapes.flatMap(({ name, hasRowid }) =>
    hasRowid
      ? [`DELETE FROM ${name} WHERE rowid IN (SELECT rowid FROM pragma_foreign_key_check(${asText(name)}));`]
      : [],
  )
  const cleaned = Array.from({ length: PASSES }, () => clean).flat()
  const settle = drawn.map((rows) =>
    ['PRAGMA foreign_keys = OFF;', scriptOf(shapes, rows, 'INSERT OR IGNORE INTO'), ...cleaned].join('\n'),
  )
  const settled = await readRows(task, shapes, settle, context)
  return withoutIllegal({ task, shapes, illegal }, settled, context)
}

async function withoutIllegal(
  { task, shapes, illegal }: Legal,
  settled: readonly (Rows | undefined)[],
  context: VerifyContext,
): Promise<readonly (Rows | undefined)[]> {
  if (illegal === undefined) return settled
  const there = settled.flatMap((rows, at) => (rows ? [{ rows, at }] : []))
  const scripts = there.map(({ rows }) => scriptOf(shapes, rows))
  const executions = await runDatabases({ ...task, access: 'read' }, illegal, scripts, context)
  const kept = new Set(there.flatMap(({ at }, place) => (foundRows(executions[place]) === 0 ? [at] : [])))
  return settled.map((rows, at) => (kept.has(at) ? rows : undefined))
}

/** What is wrong with `illegal.sql`: it ends in an error, or refuses a database that was filed. */
export async function illegalFaults(
  { task, illegal }: Pick<Legal, 'task' | 'illegal'>,
  databases: readonly { readonly name: string; readonly script: string }[],
  context: VerifyContext,
): Promise<readonly string[]> {
  if (illegal === undefined) return []
  const scripts = databases.map(({ script }) => script)
  const executions = await runDatabases({ ...task, access: 'read' }, illegal, scripts, context)
  const uncompiled = compileFault(ILLEGAL, executions)
  if (uncompiled !== undefined) return [uncompiled]
  return executions.flatMap((execution, at) => {
    const count = foundRows(execution)
    if (count === undefined)
      return [`${ILLEGAL}, database ${databases[at]?.name}: ${outcomeWords(execution.outcome)}`]
    return count === 0
      ? []
      : [
          `${ILLEGAL}: gives a row on the filed database ${databases[at]?.name}, which is legal by being filed`,
        ]
  })
}

function foundRows(
  execution: Awaited<ReturnType<typeof runDatabases>>[number] | undefined,
): number | undefined {
  const outcome = execution?.outcome
  return outcome?.type === 'returned'
    ? (outcome.value as unknown as { readonly rows: readonly unknown[] }).rows.length
    : undefined
}

function asText(name: string): string {
  const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
  return `'${plain.replaceAll("'", "''")}'`
}
