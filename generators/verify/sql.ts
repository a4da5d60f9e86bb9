import {
  firstCategories,
  scoreResponse,
  type CaseVerdict,
  type Gradable,
  type MeasuredGrowth,
} from '#adaptive'
import {
  judgeTable,
  limitsOfSql,
  measureSqlGrowth,
  showCell,
  sizePlace,
  sqlCases,
  sqlProgram,
  type Execution,
  type TableJudgement,
} from '#runner'
import type { KeyOf, ResultTable, SqlCase, TaskOf } from '#schemas/public-item'
import type {
  CompiledDatabase,
  CompiledDetail,
  ExpectedVerdict,
  SubmissionSource,
} from '../compile/compiled-item.ts'
import { computedNames } from '../kinds/sql/computed-tables.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import { gradableOf } from './responses.ts'
import { mutantsOf } from './sql/mutants.ts'
import { readTables } from './sql/read-tables.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type Query = SubmissionSource<'sql'>

interface SqlItem {
  readonly id: string
  readonly task: TaskOf<'sql'>
  readonly max: number
  readonly detail: Extract<CompiledDetail, { kind: 'sql' }>
}

/** One query on all databases. */
interface Run {
  readonly file: string
  readonly executions: readonly Execution[]
  readonly judged: readonly TableJudgement[]
  readonly category: number
  /** Where a class is wanted and all results are right */
  readonly growth: readonly MeasuredGrowth[]
}

/** The verdict that each folder of submissions stands for. */
const filedVerdicts: Readonly<Record<ExpectedVerdict, TableJudgement['verdict']>> = {
  accepted: 'passed',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit',
  run_time_error: 'runtime_error',
}

/**
 * SQL: what a query must give is computed from the reference, the first accepted one. The other accepted ones agree on
 * every database, wrong ones fail the groups that were filed and no others, where a class of growth is wanted some right
 * one outgrows it, what is planted in the reference is found
 * out by some database, and neither the tables on screen nor an empty result earn anything.
 */
export const verifySql: Verifier = async (item, context) => {
  const { detail } = item
  const { task, max } = gradableOf(item)
  if (detail.kind !== 'sql') throw new TypeError(`Unexpected ${detail.kind} item, expected sql`)
  return await verifyQueries({ id: item.id, task: task as TaskOf<'sql'>, max, detail }, context)
}

async function verifyQueries(item: SqlItem, context: VerifyContext): Promise<Verification> {
  const { detail } = item
  const unfilled = await growthFaults(item, context)
  if (unfilled.length > 0) return { reasons: unfilled, executed: unfilled.length }
  const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return { reasons: ['no accepted submission'], executed: 0 }
  const executions = await execute(item, reference.text, context)
  const faults = referenceFaults(item, reference, executions)
  if (faults.length > 0) return { reasons: faults, executed: executions.length }
  const expected = executions.map(({ outcome }) =>
    outcome.type === 'returned' ? (outcome.value as unknown as ResultTable) : { columns: [], rows: [] },
  )
  const cases = detail.databases.map(({ visible: _visible, ...one }, at): SqlCase => {
    return { ...one, tables: [], expected: expected[at] ?? { columns: [], rows: [] } }
  })
  const runs: Run[] = []
  for (const { file, text } of detail.submissions) {
    context.signal?.throwIfAborted()
    runs.push(await run(item, cases, { file, text, isFiled: true }, context))
  }
  const planted: Run[] = []
  for (const { name, text } of mutantsOf(reference.text)) {
    context.signal?.throwIfAborted()
    planted.push(await run(item, cases, { file: name, text }, context))
  }
  // What SQLite does not accept says nothing about the databases.
  const mutants = planted.filter(({ judged }) => judged.some(({ verdict }) => verdict !== 'compile_error'))
  const survivors = mutants.filter(({ judged }) => judged.every(({ verdict }) => verdict === 'passed'))
  const tables = await readTables(detail.databases, item.task, context)
  return {
    reasons: [
      ...(await unsteadyFaults(item, { reference, executions, cases }, context)),
      ...detail.submissions.flatMap((submission, at) => submissionFaults(item, submission, runs[at])),
      ...missingSlowOne(item, runs),
      ...mutantFaults(item, reference, { mutants, survivors }),
      ...giveawayFaults(item, cases),
    ],
    executed: [...runs, ...mutants].reduce((sum, one) => sum + one.executions.length, 0),
    matrix: runs.map(({ file, category, executions: all, judged }) => ({
      file,
      category,
      maxFuel: Math.max(0, ...all.map(({ fuel }) => fuel)),
      verdicts: Object.fromEntries(judged.map((one) => [one.case, one.verdict])),
    })),
    computed: Object.fromEntries([
      ...cases.map((one) => [computedNames.expected(one.name), JSON.stringify(one.expected)] as const),
      ...detail.databases.map(
        ({ name }, at) => [computedNames.tables(name), JSON.stringify(tables[at] ?? [])] as const,
      ),
      ['mutants', `${mutants.length - survivors.length} of ${mutants.length} found out`],
    ]),
    warnings: uselessDatabases(detail.databases, [...runs, ...mutants]),
  }
}

function execute(
  { task, detail }: SqlItem,
  text: string,
  { runner, signal }: VerifyContext,
  setting = '',
): Promise<Execution[]> {
  const cases = detail.databases.map(({ id, script }) => ({ id, script: `${setting}${script}` }))
  return runner.run(
    sqlProgram(task, text),
    sqlCases(task, cases),
    limitsOfSql(task),
    signal ? { signal } : {},
  )
}

async function run(
  item: SqlItem,
  cases: readonly SqlCase[],
  {
    file,
    text,
    isFiled = false,
  }: { readonly file: string; readonly text: string; readonly isFiled?: boolean },
  context: VerifyContext,
): Promise<Run> {
  const executions = await execute(item, text, context)
  const judged = executions.map((execution, at) =>
    judgeTable(execution, cases[at]?.expected ?? { columns: [], rows: [] }, item.task.compare),
  )
  const verdicts = judged.map(({ case: id, verdict }, at) => ({
    id,
    verdict,
    fuel: executions[at]?.fuel ?? 0,
  }))
  const category = categoryOf(item, cases, verdicts)
  const isMeasured = isFiled && isGrowthWanted(item) && category === firstCategories(item.task) - 1
  if (!isMeasured) return { file, executions, judged, category, growth: [] }
  const growth = await measureSqlGrowth(context.runner, item.task, { kind: 'sql', text })
  return { file, executions, judged, category: categoryOf(item, cases, verdicts, growth), growth }
}

/** Numbers of rows at which the scripts in growth/ are tried before anything is measured with them. */
const triedSizes = [8, 1024]

/** Scripts that cannot fill the tables. */
async function growthFaults({ task }: SqlItem, { runner }: VerifyContext): Promise<readonly string[]> {
  const cases = (task.limits.complexity?.scripts ?? []).flatMap(({ name, script }) =>
    triedSizes.map((size) => ({
      id: `growth/${name}.sql with :n = ${size}`,
      script: script.replaceAll(sizePlace, String(size)),
    })),
  )
  if (cases.length === 0) return []
  const look = sqlProgram({ access: 'read' }, 'SELECT 1')
  const executions = await runner.run(look, sqlCases(task, cases), limitsOfSql(task))
  return executions.flatMap(({ case: id, outcome }) =>
    outcome.type === 'returned' ? [] : [`${id}: ${outcomeWords(outcome)}`],
  )
}

function isGrowthWanted({ task }: SqlItem): boolean {
  return task.limits.complexity !== undefined
}

/** Filed as too slow, right on every database, and short of the last category for how its steps grow alone. */
function isSlowButRight(item: SqlItem, { expected }: Query, { judged, category }: Run): boolean {
  return (
    isGrowthWanted(item) &&
    expected === 'time_limit_exceeded' &&
    judged.every(({ verdict }) => verdict === 'passed') &&
    category === firstCategories(item.task) - 1
  )
}

/** Without one, nothing shows that the last category can be missed by a result that is right. */
function missingSlowOne(item: SqlItem, runs: readonly Run[]): readonly string[] {
  const isSlow = (query: Query, at: number) => {
    const found = runs[at]
    return found !== undefined && isSlowButRight(item, query, found)
  }
  return !isGrowthWanted(item) || item.detail.submissions.some(isSlow)
    ? []
    : [
        'no submission in time_limit_exceeded/ gives the right results with steps that outgrow the wanted class',
      ]
}

function categoryOf(
  { task, max, detail }: SqlItem,
  cases: readonly SqlCase[],
  verdicts: readonly CaseVerdict[],
  growth: readonly MeasuredGrowth[] = [],
) {
  const groups = Object.entries(detail.groups).map(([name, { title, tier }]) => ({ name, title, tier }))
  const key: KeyOf<'sql'> = { groups, cases }
  const visible = new Set(detail.databases.flatMap(({ id, visible: isShown }) => (isShown ? [id] : [])))
  const examples = cases.filter(({ id }) => visible.has(id))
  const gradable: Gradable = { kind: 'sql', max, task: { ...task, examples }, key }
  return scoreResponse(gradable, { kind: 'sql', text: '' }, verdicts, growth).category
}

function referenceFaults(
  { task, detail }: SqlItem,
  { file }: Query,
  executions: readonly Execution[],
): string[] {
  const uncompiled = compileFault(`submissions/${file}`, executions)
  if (uncompiled !== undefined) return [uncompiled]
  const names = task.columns.map(({ name }) => name)
  return executions.flatMap(({ outcome }, at) => {
    const place = `${file}, ${databaseWords(detail.databases[at])}`
    if (outcome.type !== 'returned') return [`${place}: ${outcomeWords(outcome)}`]
    const { columns } = outcome.value as unknown as ResultTable
    const isDeclared = columns.join('\n') === names.join('\n')
    return isDeclared ? [] : [`${place}: expected the columns ${names.join(', ')}, got ${columns.join(', ')}`]
  })
}

/** Turns the order round in which tables are read where no ORDER BY says one. */
const reversed = 'PRAGMA reverse_unordered_selects = ON;\n'

/** Whether the reference does the same again, and whatever the order in which rows are read. */
async function unsteadyFaults(
  item: SqlItem,
  {
    reference,
    executions,
    cases,
  }: {
    readonly reference: Query
    readonly executions: readonly Execution[]
    readonly cases: readonly SqlCase[]
  },
  context: VerifyContext,
): Promise<readonly string[]> {
  const again = await execute(item, reference.text, context)
  const backwards = await execute(item, reference.text, context, reversed)
  return cases.flatMap((one, at) => {
    const [first, second, turned] = [executions[at], again[at], backwards[at]]
    const place = `${reference.file}, ${databaseWords(one)}`
    if (!first || !second || !sameExecution(first, second))
      return [`${place}: does something else when it is run again`]
    if (turned && judgeTable(turned, one.expected, item.task.compare).verdict !== 'passed')
      return [
        `${place}: the result depends on the order in which rows are read: order, or choose, by something unique`,
      ]
    return []
  })
}

function submissionFaults(item: SqlItem, submission: Query, found: Run | undefined): readonly string[] {
  if (!found) return []
  const { max, detail } = item
  const { file, expected, fails } = submission
  const uncompiled = compileFault(`submissions/${file}`, found.executions)
  if (uncompiled !== undefined) return [uncompiled]
  const failing = detail.databases.filter((_, at) => found.judged[at]?.verdict !== 'passed')
  const describe = (one: CompiledDatabase) => describeFailure(found, one, detail.databases.indexOf(one))
  if (expected === 'accepted') {
    if (failing.length > 0) return failing.map(describe)
    const why = found.growth.map((one) => ` ${one.detail}`).join('')
    return found.category === max
      ? []
      : [`${file}: expected category ${max}, got ${found.category}${why && `.${why}`}`]
  }
  const wanted = filedVerdicts[expected]
  if (isSlowButRight(item, submission, found)) return categoryFaults(submission, found)
  if (failing.length === 0) return [`${file}: expected to fail, gives the right result on every database`]
  const faults: string[] = []
  for (const group of fails ? Object.keys(detail.groups) : []) {
    const isFiled = fails?.includes(group) ?? false
    const first = failing.find((one) => one.group === group)
    if (isFiled && !first) faults.push(`${file}: expected to fail ${group}, passes it`)
    if (!isFiled && first) faults.push(`${describe(first)}; it was not filed to fail ${group}`)
  }
  if (!found.judged.some(({ verdict }) => verdict === wanted))
    faults.push(`${file}: expected ${wanted} somewhere`)
  return [...faults, ...categoryFaults(submission, found)]
}

function categoryFaults({ file, category: filed }: Query, { category }: Run): readonly string[] {
  return filed === undefined || category === filed
    ? []
    : [`${file}: expected category ${filed}, got ${category}`]
}

function describeFailure({ file, judged, executions }: Run, database: CompiledDatabase, at: number): string {
  const place = `${file}, ${databaseWords(database)}`
  const outcome = executions[at]?.outcome
  if (outcome && outcome.type !== 'returned') return `${place}: ${outcomeWords(outcome)}`
  const { message = '', difference, table } = judged[at] ?? {}
  const row = table?.rows[difference?.extra[0] ?? -1]
  return `${place}: ${message}${row ? `, such as (${row.map(showCell).join(', ')})` : ''}`
}

function mutantFaults(
  { detail: { waivers } }: SqlItem,
  { file }: Query,
  { mutants, survivors }: { readonly mutants: readonly Run[]; readonly survivors: readonly Run[] },
): readonly string[] {
  const alive = new Set(survivors.map((one) => one.file))
  return [
    ...(mutants.length === 0
      ? [`${file}: nothing can be planted in it, so its databases are not proven`]
      : []),
    ...survivors
      .filter((one) => waivers[one.file] === undefined)
      .map(
        (one) =>
          `${file}: no database tells ${one.file}: add one that does, or say in waivers.yaml why there is none`,
      ),
    ...Object.keys(waivers)
      .filter((name) => !alive.has(name))
      .map((name) => `waivers.yaml: ${name} is no fault that survives: remove it`),
  ]
}

/** What is on screen, copied, and a result without rows are worth nothing. */
function giveawayFaults(item: SqlItem, cases: readonly SqlCase[]): readonly string[] {
  const columns = item.task.columns.map(({ name }) => name)
  const constants = [
    { words: 'a result without rows', table: { columns, rows: [] } },
    ...cases
      .filter((_, at) => item.detail.databases[at]?.visible === true)
      .map(({ name, expected }) => ({ words: `the result on ${name}, written down`, table: expected })),
  ]
  return constants.flatMap(({ words, table }) => {
    const verdicts = cases.map(({ id, expected }): CaseVerdict => {
      const outcome = { type: 'returned', value: table as never } as const
      const execution = { case: id, outcome, fuel: 0, depth: 0, console: '' }
      return { id, verdict: judgeTable(execution, expected, item.task.compare).verdict, fuel: 0 }
    })
    const category = categoryOf(item, cases, verdicts)
    return category === 0
      ? []
      : [`${words} earns category ${category}: give each basic group a database that it fails`]
  })
}

/** Hidden databases on which everything that is wrong elsewhere is right. */
function uselessDatabases(databases: readonly CompiledDatabase[], runs: readonly Run[]): readonly string[] {
  return databases.flatMap((one, at) =>
    one.visible || runs.some(({ judged }) => (judged[at]?.verdict ?? 'passed') !== 'passed')
      ? []
      : [`${databaseWords(one)}: tells no wrong query and no planted fault from the reference`],
  )
}

function databaseWords(one: { readonly name: string; readonly group: string } | undefined): string {
  return one ? `database ${one.name} (${one.group})` : 'an unknown database'
}
