import type { Limits, Outcome, Program } from '#runner'

/** Statements of SQL, and how they must end in every host. */
export interface StatementEntry {
  readonly name: string
  readonly text: string
  readonly database?: Program['database']
  readonly ends: Outcome['type']
  /** What a returned result must be */
  readonly rows?: readonly (readonly unknown[])[]
  /** A part of what is said */
  readonly says?: string
  readonly line?: number
  readonly limits?: Partial<Limits>
}

/** Rows of the table `numbers`. */
const many = 20_000

/** The database of all entries. */
export const script = `
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, pay REAL);
INSERT INTO people VALUES (1, 'Amara', 10.5), (2, 'Børge', NULL), (3, 'Chidi', 7);
CREATE TABLE numbers (i INTEGER);
WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < ${many})
INSERT INTO numbers SELECT (i * 7919) % 20011 FROM series;`

const nested = (times: number, inner: string) =>
  `${'(SELECT * FROM '.repeat(times)}${inner}${')'.repeat(times)}`

export const ordinary: readonly StatementEntry[] = [
  {
    name: 'values of every type',
    text: "SELECT 9007199254740993 AS big, -5 AS small, 0.1 + 0.2 AS real, NULL AS none, 'é' AS text, x'00ff' AS blob",
    ends: 'returned',
    rows: [[{ $: 'bigint', v: '9007199254740993' }, -5, 0.1 + 0.2, null, 'é', { $: 'bytes', v: 'AP8=' }]],
  },
  { name: 'infinity', text: 'SELECT 1e999, -1e999', ends: 'returned', rows: [[{ $: 'inf' }, { $: '-inf' }]] },
  { name: 'a trailing comment', text: 'SELECT 1; -- done\n/* really */', ends: 'returned', rows: [[1]] },
  { name: 'no rows', text: 'SELECT * FROM people WHERE id > 9', ends: 'returned', rows: [] },
  {
    name: 'a sort',
    text: 'SELECT count(*) FROM (SELECT i FROM numbers ORDER BY i LIMIT -1 OFFSET 5)',
    ends: 'returned',
    rows: [[many - 5]],
  },
  {
    name: 'a window',
    text: 'SELECT max(r) FROM (SELECT row_number() OVER (ORDER BY i) AS r FROM numbers)',
    ends: 'returned',
    rows: [[many]],
  },
  {
    name: 'a clock that stands still',
    text: "SELECT date('now'), datetime('now', 'localtime')",
    ends: 'returned',
    rows: [['2020-01-01', '2020-01-01 00:00:00']],
  },
  { name: 'the same random numbers', text: 'SELECT random(), random()', ends: 'returned' },
  {
    name: 'mathematics',
    text: 'SELECT round(sqrt(3), 4), round(exp(2), 4), round(power(3, 0.5), 4)',
    ends: 'returned',
    rows: [[1.7321, 7.3891, 1.7321]],
  },
]

export const faulty: readonly StatementEntry[] = [
  { name: 'nothing', text: '-- later\n', ends: 'compile_error', says: 'no statement' },
  {
    name: 'a typing error',
    text: 'SELECT *\nFORM people',
    ends: 'compile_error',
    line: 2,
    says: 'Unexpected `FORM`',
  },
  {
    name: 'an unknown column',
    text: 'SELECT\n  wages\nFROM people',
    ends: 'compile_error',
    line: 2,
    says: 'no column `wages`',
  },
  {
    name: 'text in double quotes',
    text: 'SELECT * FROM people WHERE name = "Amara"',
    ends: 'compile_error',
    says: 'single quotes',
  },
  {
    name: 'a function from elsewhere',
    text: 'SELECT datediff(1, 2)',
    ends: 'compile_error',
    says: 'julianday',
  },
  {
    name: 'two statements',
    text: 'SELECT 1;\n\nSELECT 2',
    ends: 'compile_error',
    line: 3,
    says: 'second statement',
  },
  {
    name: 'an unfinished statement',
    text: 'SELECT name\nFROM people\nWHERE (pay > 5\n\n',
    ends: 'compile_error',
    line: 3,
    says: 'ends too early',
  },
  {
    name: 'a quote that is not closed',
    text: "SELECT *\nFROM people WHERE name = 'Amara",
    ends: 'compile_error',
    line: 2,
    says: 'quote not closed',
  },
  { name: 'semicolons alone', text: ';;\n;', ends: 'compile_error', says: 'no statement' },
  { name: 'a NUL', text: 'SELECT 1\n\0; SELECT 2', ends: 'compile_error', line: 2, says: 'NUL' },
  {
    name: 'a column of two tables',
    text: 'SELECT id FROM people AS a JOIN people AS b',
    ends: 'compile_error',
    says: 'more than one table',
  },
  {
    name: 'an aggregate in WHERE',
    text: 'SELECT name FROM people WHERE count(*) > 1',
    ends: 'compile_error',
    says: 'HAVING',
  },
  {
    name: 'a window function in WHERE',
    text: 'SELECT name FROM people WHERE row_number() OVER () = 1',
    ends: 'compile_error',
    says: 'subquery',
  },
  {
    name: 'sides of a UNION that differ',
    text: 'SELECT 1 UNION SELECT 1, 2',
    ends: 'compile_error',
    says: 'different numbers of columns',
  },
  {
    name: 'a second statement that would change rows',
    text: 'SELECT 1; DELETE FROM people',
    ends: 'runtime_error',
    says: 'Write one SELECT',
  },
  { name: 'an overflow', text: 'SELECT abs(-9223372036854775808)', ends: 'runtime_error', says: 'overflow' },
]

export const forbidden: readonly StatementEntry[] = [
  { name: 'DELETE', text: 'DELETE FROM people', ends: 'runtime_error', says: 'DELETE changes the database' },
  {
    name: 'INSERT by a CTE',
    text: 'WITH a AS (SELECT 1) INSERT INTO numbers SELECT * FROM a',
    ends: 'runtime_error',
    says: 'INSERT changes',
  },
  { name: 'DROP', text: '\nDROP TABLE people', ends: 'runtime_error', says: 'DROP TABLE', line: 2 },
  { name: 'CREATE', text: 'CREATE TABLE more (a)', ends: 'runtime_error', says: 'CREATE TABLE' },
  { name: 'CREATE TEMP VIEW', text: 'CREATE TEMP VIEW v AS SELECT 1', ends: 'runtime_error', says: 'WITH' },
  { name: 'ATTACH', text: "ATTACH 'other.db' AS other", ends: 'runtime_error', says: 'no file' },
  { name: 'DETACH', text: 'DETACH main', ends: 'runtime_error', says: 'no file' },
  { name: 'VACUUM INTO', text: "VACUUM INTO 'copy.db'", ends: 'runtime_error' },
  { name: 'PRAGMA', text: 'PRAGMA query_only = OFF', ends: 'runtime_error', says: 'PRAGMA' },
  { name: 'PRAGMA as a table', text: "SELECT * FROM pragma_table_info('people')", ends: 'runtime_error' },
  { name: 'an extension', text: "SELECT load_extension('x')", ends: 'compile_error', says: 'no function' },
  { name: 'files', text: "SELECT readfile('/etc/passwd')", ends: 'compile_error', says: 'no function' },
  { name: 'a transaction', text: 'BEGIN', ends: 'runtime_error' },
]

export const endless: readonly StatementEntry[] = [
  {
    name: 'recursion for ever',
    text: 'WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT count(*) FROM s',
    ends: 'time_limit',
  },
  {
    name: 'a product of tables',
    text: 'SELECT count(*) FROM numbers AS a, numbers AS b WHERE a.i + b.i = -1',
    ends: 'time_limit',
  },
  {
    name: 'rows for ever',
    text: 'WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT i FROM s',
    ends: 'output_limit',
  },
  { name: 'a long text', text: "SELECT printf('%.*c', 9000000, 'x') FROM numbers", ends: 'output_limit' },
  {
    name: 'a longer text',
    text: "SELECT length(replace(hex(zeroblob(4000000)), '0', 'zzzz'))",
    ends: 'runtime_error',
    says: '10 MB',
  },
  {
    name: 'more than the memory',
    text: 'SELECT length(group_concat(hex(randomblob(100000)))) FROM numbers WHERE i < 60 GROUP BY i % 2',
    ends: 'memory_limit',
    limits: { memoryMiB: 16 },
  },
  {
    name: 'a slow pattern',
    text: `SELECT '${'a'.repeat(3000)}' LIKE '${'%a'.repeat(400)}%b'`,
    ends: 'returned',
  },
  {
    name: 'parentheses',
    text: `SELECT ${'('.repeat(3000)}1${')'.repeat(3000)}`,
    ends: 'compile_error',
    says: 'nested too deeply',
  },
  {
    name: 'negations',
    text: `SELECT ${'NOT '.repeat(5000)}1`,
    ends: 'compile_error',
    says: 'nested too deeply',
  },
  {
    name: 'subqueries in one another',
    text: `SELECT * FROM ${nested(400, 'people')}`,
    ends: 'runtime_error',
  },
  {
    name: 'a long compound',
    text: Array.from({ length: 500 }, () => 'SELECT 1').join(' UNION ALL '),
    ends: 'compile_error',
  },
  { name: 'nested JSON', text: `SELECT json('${'['.repeat(5000)}')`, ends: 'runtime_error' },
  {
    name: 'expressions of functions',
    text: `SELECT ${'abs('.repeat(190)}1${')'.repeat(190)}`,
    ends: 'returned',
  },
]

export const changing: readonly StatementEntry[] = [
  {
    name: 'rows that are changed, as a query of the author shows them',
    text: "UPDATE people SET pay = pay + 1;\nINSERT INTO people VALUES (4, 'Dilnoza', 5);\nDELETE FROM people WHERE pay IS NULL;",
    database: { access: 'write', inspect: 'SELECT id, pay FROM people ORDER BY id' },
    ends: 'returned',
    rows: [
      [1, 11.5],
      [3, 8],
      [4, 5],
    ],
  },
  {
    name: 'a broken rule',
    text: "INSERT INTO people VALUES (5, 'Eun-ji', 1);\nINSERT INTO people VALUES (1, 'again', 1)",
    database: { access: 'write', inspect: 'SELECT 1' },
    ends: 'runtime_error',
    line: 2,
    says: 'must be unique',
  },
  {
    name: 'more statements than there may be',
    text: 'SELECT 1;'.repeat(21),
    database: { access: 'write' },
    ends: 'compile_error',
    says: '20 statements',
  },
  {
    name: 'another table all the same',
    text: 'CREATE TABLE more (a)',
    database: { access: 'write' },
    ends: 'runtime_error',
  },
]
