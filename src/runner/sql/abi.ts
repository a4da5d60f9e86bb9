/**
 * What is used of SQLite's module. Its exports have their names of the C interface (https://sqlite.org/c3ref/intro.html);
 * the memory is imported, so that each database has a limit of its own. `generators/sandbox/sql-engine.ts` pins the file.
 */
export const tableExport = '__indirect_function_table'

/** Pages that the module's memory has from the start: 8 MiB. */
export const initialPages = 128

/**
 * Most bytes of stack, weights of open calls included (`callWeight`). The module keeps 512 KiB for its own stack. The
 * parser and the code generator recurse as deep as an expression or a subquery is nested, which {@link limits} bound
 * far above what people write.
 */
export const stackBytes = 300_000

/** Result codes: https://sqlite.org/rescode.html. */
export const code = {
  ok: 0,
  error: 1,
  noMemory: 7,
  readOnly: 8,
  tooBig: 18,
  constraint: 19,
  denied: 23,
  row: 100,
  done: 101,
} as const

/** Types of a result's cell. */
export const cell = { integer: 1, float: 2, text: 3, blob: 4, none: 5 } as const

/** Categories of `sqlite3_limit`, each with the value that every database gets. */
export const limits: readonly (readonly [category: number, value: number])[] = [
  [0, 10_000_000], // length of a text or a blob, in bytes
  [1, 100_000], // length of a statement, in bytes
  [2, 200], // columns
  [3, 200], // depth of an expression
  [4, 60], // terms of a compound SELECT
  [7, 0], // attached databases
  [8, 1000], // length of a pattern of LIKE or GLOB, in bytes
  [10, 20], // depth of triggers
]

/** Options of `sqlite3_db_config` that take a number: text in double quotes is a name and never a string. */
export const strictQuotes = [1013, 1014] as const
/** Refuses statements that could damage the database file, such as writing to the schema table. */
export const defensive = 1010

/** Counters of `sqlite3_stmt_status`. */
export const counter = { rowsScanned: 1, sorts: 2, steps: 4 } as const

/** Actions that an authorizer is asked about: https://sqlite.org/c3ref/c_alter_table.html. */
export const actionNames: Readonly<Record<number, string>> = {
  1: 'CREATE INDEX',
  2: 'CREATE TABLE',
  3: 'CREATE TEMP INDEX',
  4: 'CREATE TEMP TABLE',
  5: 'CREATE TEMP TRIGGER',
  6: 'CREATE TEMP VIEW',
  7: 'CREATE TRIGGER',
  8: 'CREATE VIEW',
  9: 'DELETE',
  10: 'DROP INDEX',
  11: 'DROP TABLE',
  12: 'DROP TEMP INDEX',
  13: 'DROP TEMP TABLE',
  14: 'DROP TEMP TRIGGER',
  15: 'DROP TEMP VIEW',
  16: 'DROP TRIGGER',
  17: 'DROP VIEW',
  18: 'INSERT',
  19: 'PRAGMA',
  22: 'BEGIN, COMMIT or ROLLBACK',
  23: 'UPDATE',
  24: 'ATTACH',
  25: 'DETACH',
  26: 'ALTER TABLE',
  27: 'REINDEX',
  28: 'ANALYZE',
  29: 'CREATE VIRTUAL TABLE',
  30: 'DROP VIRTUAL TABLE',
  31: 'a function',
  32: 'SAVEPOINT',
}
export const action = {
  delete: 9,
  insert: 18,
  read: 20,
  select: 21,
  update: 23,
  call: 31,
  recurse: 33,
} as const
