import { sqlLimits } from '#runner'
import { suggest } from '#schemas/diagnose/index'
import { databasesSchema, type Databases } from '#schemas/databases'
import type { KeyOf, SqlCase, TaskOf } from '#schemas/public-item'
import type { Schema } from '#schemas/schema'
import { ofRecord, type CompiledDatabase } from '../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import { checkGroups } from './code/check-groups.ts'
import { checkSteering } from './code/check-steering.ts'
import { checkFollowUp, followUpCategories, followUpIn } from './follow-up/check-follow-up.ts'
import { followUpSecrets } from './follow-up/follow-up-secrets.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { readWaivers } from '../compile/read-waivers.ts'
import { readGrowth } from './sql/read-growth.ts'
import { readQueries } from './sql/read-queries.ts'
import { shownLists, voidedDatabases } from './sql/computed-tables.ts'

/** What the categories stand for, from 1, before a follow-up. */
const categoryWords = ['some basic groups', 'all basic groups', 'edge groups too']

/** SQL: a schema, seeded databases in groups, and queries that prove them. Results are computed by `assay verify`. */
export const sql: KindCompiler<'sql'> = {
  kind: 'sql',
  files: [
    'schema.sql',
    'databases.yaml',
    'databases/',
    'growth/',
    'illegal.sql',
    'starter.sql',
    'submissions/',
    'waivers.yaml',
  ],
  answers: [
    'databases.yaml',
    'databases/',
    'illegal.sql',
    'submissions/',
    'waivers.yaml',
    'proof.json (computed)',
  ],
  components: ['FollowUp'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups: before, cases: held, followUp }) => {
    const change = followUpSecrets(followUp)
    const groups = [...before, ...change.groups]
    const cases = [...held, ...change.cases]
    return {
      prose: [
        ...groups.map(({ title }) => ['title of a group of databases', title] as const),
        ...change.prose,
      ],
      // Each line of a script by itself: part of a hidden database is as much of a leak as the whole.
      answers: cases.map(({ script }) => script),
      parts: [
        ...groups,
        ...cases.flatMap(({ id, tables, expected }) => [
          id,
          expected.rows,
          ...tables.map(({ rows }) => rows),
        ]),
      ],
    }
  },
  check,
}

function check(source: ItemSource<'sql'>): KindContent<'sql'> | undefined {
  const { frontmatter, files, report, max, body, computed } = source
  const { use, columns, compare, access = 'read', inspect, limits } = frontmatter.value
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
    checkSteering(file, { groups: Object.keys(groups), cases: entries }, reportDatabases, {
      use,
      list: 'databases',
      inputOf: (at) =>
        rowsIn(files.get(`databases/${entries[at]?.rowsOf ?? entries[at]?.name ?? ''}.sql`)?.text),
    })
  }
  const databases = file && readDatabases(file, source)
  const submissions = readQueries(source, file?.value.groups)
  const added = checkFollowUp(source, {
    list: {
      file: 'databases.yaml',
      noun: 'database',
      data: file && { ...file, value: { groups: file.value.groups, entries: file.value.databases } },
    },
    submissions,
    needed: [{ isMet: () => true, words: '' }],
  })
  const meanings = [
    ...categoryWords,
    ...(limits?.complexity ? ['the steps too'] : []),
    ...followUpCategories(added),
  ]
  if (max !== meanings.length && (file || !followUpIn(source))) {
    const meant = meanings.map((words, index) => `${index + 1} = ${words}`).join(', ')
    report.error(
      'sql/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected ${meanings.length}`,
      `SQL: ${meant}; \`limits.complexity\` adds one for the steps, <FollowUp> one or two above`,
    )
  }
  const waivers = readWaivers(source)
  if (schema === undefined || !file || !databases) return undefined

  const caseOf = ({ id, name, group, script }: CompiledDatabase): SqlCase => {
    const names = columns.map((column) => column.name)
    return { id, name, group, script, ...shownLists(computed, name, names) }
  }
  const { groups, first, change } = partsOf(file.value.groups, databases)
  const shown = (all: readonly CompiledDatabase[]): SqlCase[] =>
    all.filter(({ visible }) => visible).map(caseOf)
  const text = followUpIn(source)
  const answers = submissions.filter(({ followUp }) => followUp)
  const illegal = files.get('illegal.sql')?.text
  const { fuel, memoryMiB, outputBytes } = sqlLimits[limits?.budget ?? 'standard']
  const task: TaskOf<'sql'> = {
    columns,
    compare,
    access,
    ...(inspect === undefined ? {} : { inspect }),
    schema,
    starter: files.get('starter.sql')?.text ?? starterOf(columns, access),
    examples: shown(first),
    limits: { fuel, memoryMiB, outputBytes, ...(complexity && { complexity }) },
  }
  return {
    languages: ['sql'],
    stem: body.blocks,
    fragment: () => '',
    task: () => task,
    key: (render): KeyOf<'sql'> => ({
      groups: keyGroups(groups),
      cases: ofRecord(first).map(caseOf),
      ...(text && {
        followUp: {
          html: render.nodes(text.children, 'f'),
          groups: keyGroups(change.groups),
          examples: shown(change.databases),
          cases: ofRecord(change.databases).map(caseOf),
          voided: voidedDatabases(computed),
          solutions: answers
            .filter(({ expected }) => expected === 'accepted')
            .slice(0, 1)
            .map(({ language, text: query }) => ({ language, text: query })),
        },
      }),
    }),
    steering: databases.filter(({ steering }) => steering).map(caseOf),
    submissions,
    responses: [],
    detail: {
      kind: 'sql',
      groups,
      databases: first,
      submissions: submissions.filter(({ followUp }) => !followUp),
      waivers,
      ...(illegal !== undefined && { illegal }),
      ...(text && { followUp: { ...change, submissions: answers } }),
    },
  }
}

type Groups = Databases['groups']

/** Parts an item's groups and databases at the change. */
function partsOf(all: Groups, databases: readonly CompiledDatabase[]) {
  const isNew = (group: string): boolean => all[group]?.followUp === true
  const groupsWhere = (wanted: boolean): Groups =>
    Object.fromEntries(Object.entries(all).filter(([name]) => isNew(name) === wanted))
  return {
    groups: groupsWhere(false),
    first: databases.filter(({ group }) => !isNew(group)),
    change: { groups: groupsWhere(true), databases: databases.filter(({ group }) => isNew(group)) },
  }
}

/** What a script does, without its comments and how it is laid out. */
function rowsIn(script = ''): string {
  return script
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function keyGroups(groups: Groups): KeyOf<'sql'>['groups'] {
  return Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier }))
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
  const withFile = value.databases.filter(({ rowsOf }) => rowsOf === undefined)
  const named = new Set(withFile.map(({ name }) => `databases/${name}.sql`))
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
  const read = value.databases.flatMap(({ rowsOf, ...about }, index): CompiledDatabase[] => {
    if (rowsOf !== undefined && !checkRowsOf(rowsOf, index)) return []
    const file = source.files.get(`databases/${rowsOf ?? about.name}.sql`)
    if (!file && rowsOf === undefined) {
      report.error(
        'databases/no-file',
        places.rangeOf(['databases', index, 'name']),
        `Missing file \`databases/${about.name}.sql\``,
      )
    }
    return file?.text === undefined ? [] : [{ ...about, script: file.text }]
  })
  return read.length === value.databases.length ? read : undefined

  /** Whether a database may have the rows of another one: its result is another only after the change. */
  function checkRowsOf(name: string, index: number): boolean {
    const isNew = value.groups[value.databases[index]?.group ?? '']?.followUp === true
    const path = ['databases', index, 'rowsOf']
    if (!isNew) {
      report.error(
        'databases/rows-of',
        places.rangeOfKey(path),
        'Unexpected `rowsOf` for a database that is not of the follow-up',
        'Before a change, the same rows give the same result: remove it, and write rows of its own',
      )
      return false
    }
    if (withFile.some((one) => one.name === name)) return true
    const known = withFile.map((one) => one.name)
    const meant = suggest(name, known)
    report.error(
      'databases/rows-of',
      places.rangeOf(path),
      `Unexpected database \`${name}\``,
      meant === undefined ? `Databases with rows: ${known.join(', ')}` : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
    return false
  }
}

function starterOf(columns: TaskOf<'sql'>['columns'], access: 'read' | 'write'): string {
  if (access === 'write') return '-- Change the rows as asked.\n'
  return `-- Columns of the result: ${columns.map(({ name }) => name).join(', ')}\nSELECT\n`
}
