import { counted } from '../common.ts'

/** What the components of SQL items say. */
export const sql = {
  none: 'Your query is as it was given to you.',
  file: 'query.sql',
  yours: 'Your query',
  lower: 'Tables and result',
  lowerHeight: 'Height of the tables and the result',
  tables: 'Tables',
  result: 'Result',
  schema: 'Schema',
  inspect: 'Compared afterwards: the result of',
  columns: 'Columns of the result',
  order: {
    bag: 'The rows may come in any order. Repeated rows count.',
    ordered: 'The order of the rows counts.',
  },
  database: (name: string): string => `Database ${name}`,
  choose: 'Database',
  expected: 'Expected',
  got: 'Got',
  difference: 'Difference',
  extra: 'not expected',
  missing: 'missing',
  tableOf: (caption: string, database: string): string => `${caption}, ${database}`,
  rows: (count: number): string => counted(count, 'row'),
  noRows: 'No rows.',
  firstRows: (shown: number, all: number): string =>
    `The first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} rows.`,
  idle: 'Nothing has been run yet. Run tries your query on the databases that you see and costs nothing. Others, which you do not see, decide about the score.',
  running: (done: number, of: number): string => `Running: ${done} of ${counted(of, 'database')} done`,
  counts: (
    {
      steps,
      sorts,
      rowsScanned,
    }: { readonly steps: number; readonly sorts: number; readonly rowsScanned: number },
    share: string,
  ): string =>
    `${counted(steps, 'step')} of the database’s machine, ${counted(sorts, 'sort')}, ${counted(rowsScanned, 'row')} visited without an index; ${share} of the budget.`,
  failures: 'Databases that tell',
  failuresIntro: 'One hidden database of each group in which your query gave another result.',
  showTables: 'Show its tables',
  timeLimit:
    'The query used up its budget of steps before it was done. Does a recursion never end, or does a join lack its condition?',
  memoryLimit: 'The query needed more memory than it may have.',
  outputLimit: 'The result is larger than can be kept: at most 10,000 rows and 1 MB.',
} as const
