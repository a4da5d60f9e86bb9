import { firstCategories } from '#adaptive'
import { sqlLimits } from '#runner'
import { databasesSchema, type Databases } from '#schemas/databases'
import type { KeyOf, SqlCase, TaskOf } from '#schemas/public-item'
import type { Schema } from '#schemas/schema'
import { waiversSchema } from '#schemas/waivers'
import type { CompiledDatabase } from '../compile/compiled-item.ts'
import { readDataFile, type DataFile } from '../compile/data-file.ts'
import { checkGroups } from './code/check-groups.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { readGrowth } from './sql/read-growth.ts'
import { readQueries } from './sql/read-queries.ts'
import { shownLists } from './sql/computed-tables.ts'

/** SQL: a schema, seeded databases in groups, and queries that prove them. Results are computed by `assay verify`. */
export const sql: KindCompiler<'sql'> = {
  kind: 'sql',
  files: [
    'schema.sql',
    'databases.yaml',
    'databases/',
    'growth/',
    'starter.sql',
    'submissions/',
    'waivers.yaml',
  ],
  answers: ['databases.yaml', 'databases/', 'submissions/', 'waivers.yaml', 'proof.json (computed)'],
  components: [],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups, cases }) => ({
    prose: groups.map(({ title }) => ['title of a group of databases', title]),
    // Each line of a script by itself: part of a hidden database is as much of a leak as the whole.
    answers: cases.map(({ script }) => script),
    parts: [
      ...groups,
      ...cases.flatMap(({ id, tables, expected }) => [id, expected.rows, ...tables.map(({ rows }) => rows)]),
    ],
  }),
  check,
}

function check(source: ItemSource<'sql'>): KindContent<'sql'> | undefined {
  const { frontmatter, files, report, max, body, computed } = source
  const { columns, compare, access = 'read', inspect, limits } = frontmatter.value
  const categories = firstCategories({ limits: limits ?? {} })
  if (max !== categories) {
    report.error(
      'sql/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected ${categories}`,
      'SQL: 1 = some basic groups, 2 = all basic groups, 3 = edge groups too; with `limits.complexity` 4 = the steps too',
    )
  }
  checkColumns(source)
  checkAccess(source)
  const complexity = readGrowth(source)
  const schema = textOf(source, 'schema.sql')
  const file = readFile(source, 'databases.yaml', databasesSchema, true)
  if (file) {
    const { value, source: places } = file
    const { groups, databases: entries } = value
    const reportDatabases = source.reportFor('databases.yaml')
    const grouped = { value: { groups, cases: entries }, source: places }
    checkGroups(grouped, reportDatabases, { key: 'databases', noun: 'database' })
  }
  const databases = file && readDatabases(file, source)
  const submissions = readQueries(source, file?.value.groups)
  const waivers = readFile(source, 'waivers.yaml', waiversSchema, false)
  if (schema === undefined || !file || !databases) return undefined

  const cases = databases.map((one): SqlCase => {
    const { id, name, group, script } = one
    return {
      id,
      name,
      group,
      script,
      ...shownLists(
        computed,
        name,
        columns.map((column) => column.name),
      ),
    }
  })
  const { fuel, memoryMiB, outputBytes } = sqlLimits[limits?.budget ?? 'standard']
  const task: TaskOf<'sql'> = {
    columns,
    compare,
    access,
    ...(inspect === undefined ? {} : { inspect }),
    schema,
    starter: files.get('starter.sql')?.text ?? starterOf(columns, access),
    examples: cases.filter((_, at) => databases[at]?.visible === true),
    limits: { fuel, memoryMiB, outputBytes, ...(complexity && { complexity }) },
  }
  const key: KeyOf<'sql'> = {
    groups: Object.entries(file.value.groups).map(([name, { title, tier }]) => ({ name, title, tier })),
    cases,
  }
  return {
    languages: ['sql'],
    stem: body.blocks,
    fragment: () => '',
    task: () => task,
    key: () => key,
    submissions,
    responses: [],
    detail: {
      kind: 'sql',
      groups: file.value.groups,
      databases,
      submissions,
      waivers: Object.fromEntries(waivers?.value.mutants.map(({ mutant, why }) => [mutant, why]) ?? []),
    },
  }
}

function checkColumns({ frontmatter: { value, source }, report }: ItemSource<'sql'>): void {
  const names = new Set<string>()
  for (const [index, { name }] of value.columns.entries()) {
    if (names.has(name)) {
      const at = source.rangeOf(['columns', index, 'name'])
      report.error('sql/same-column', at, `Unexpected second column \`${name}\``)
    }
    names.add(name)
  }
}

function checkAccess({ frontmatter: { value, source }, report }: ItemSource<'sql'>): void {
  const { access = 'read', inspect } = value
  if (access === 'write' && inspect === undefined) {
    report.error(
      'sql/no-inspect',
      source.rangeOf(['access']),
      'Missing key `inspect`, expected the query whose result is compared',
      'Statements that change rows give no result; say how to see what they have done',
    )
  }
  if (access === 'read' && inspect !== undefined) {
    report.error(
      'sql/inspect',
      source.rangeOfKey(['inspect']),
      'Unexpected `inspect` for a database that is only read',
      'Remove it, or write `access: write`',
    )
  }
}

function textOf({ files, frontmatter, report }: ItemSource<'sql'>, path: string): string | undefined {
  const file = files.get(path)
  if (!file || file.text?.trim() === '') {
    report.error(
      'sql/no-schema',
      frontmatter.source.rangeOf(['kind']),
      `${file ? 'Unexpected empty' : 'Missing'} file \`${path}\`, expected CREATE TABLE …`,
    )
    return undefined
  }
  return file.text
}

function readFile<T>(
  { folder, files, frontmatter, report, diagnostics }: ItemSource<'sql'>,
  path: string,
  schema: Schema<T>,
  isNeeded: boolean,
): DataFile<T> | undefined {
  const file = files.get(path)
  if (!file && isNeeded)
    report.error('sql/no-databases', frontmatter.source.rangeOf(['kind']), `Missing file \`${path}\``)
  if (file?.text === undefined) return undefined
  return readDataFile({ text: file.text, file: `${folder}/${path}`, schema }, diagnostics)
}

/** @returns the databases with their scripts; undefined, with a diagnostic for each, where a file is missing */
function readDatabases(
  { value, source: places }: DataFile<Databases>,
  source: ItemSource<'sql'>,
): readonly CompiledDatabase[] | undefined {
  const report = source.reportFor('databases.yaml')
  const named = new Set(value.databases.map(({ name }) => `databases/${name}.sql`))
  for (const path of source.files.keys()) {
    if (!path.startsWith('databases/') || named.has(path)) continue
    const start = { line: 1, column: 1 }
    source
      .reportFor(path)
      .error(
        'databases/no-row',
        { start, end: start },
        'Unexpected file, expected a row for it in databases.yaml',
      )
  }
  const read = value.databases.flatMap(({ id, name, group, visible }, index): CompiledDatabase[] => {
    const file = source.files.get(`databases/${name}.sql`)
    if (!file) {
      report.error(
        'databases/no-file',
        places.rangeOf(['databases', index, 'name']),
        `Missing file \`databases/${name}.sql\``,
      )
    }
    return file?.text === undefined ? [] : [{ id, name, group, visible, script: file.text }]
  })
  return read.length === value.databases.length ? read : undefined
}

function starterOf(columns: TaskOf<'sql'>['columns'], access: 'read' | 'write'): string {
  if (access === 'write') return '-- Change the rows as asked.\n'
  return `-- Columns of the result: ${columns.map(({ name }) => name).join(', ')}\nSELECT\n`
}
