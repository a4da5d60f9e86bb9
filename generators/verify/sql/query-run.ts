import { scoreResponse, type CaseVerdict, type Gradable, type MeasuredGrowth } from '#adaptive'
import {
  judgeTable,
  limitsOfSql,
  measureSqlGrowth,
  showCell,
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
} from '../../compile/compiled-item.ts'
import { compileFault, outcomeWords, sameExecution } from '../outcome.ts'
import { FOLLOW_UP, idleWaivers } from '../mutate/judge-survivors.ts'
import type { VerifyContext } from '../verification.ts'
import { breakTies } from './break-ties.ts'
import { drawDatabases, type DrawnDatabases } from './draw-databases.ts'
import { mutantsOf, type SqlMutant } from './mutants.ts'
import { runDatabases } from './run-databases.ts'
import { growthFaults, isGrowthWanted, isSlowButRight, missingSlowOne } from './query-growth.ts'

export type Query = SubmissionSource<'sql'>

/** Queries and the databases that prove them: those of an item, or those that hold after its follow-up. */
export interface SqlItem {
  readonly id: string
  readonly task: TaskOf<'sql'>
  /** The category of what is accepted. */
  readonly max: number
  readonly detail: Pick<
    Extract<CompiledDetail, { kind: 'sql' }>,
    'groups' | 'databases' | 'submissions' | 'waivers' | 'illegal'
  >
  /** After a follow-up: what it changes, and what was before it. */
  readonly change?: {
    /** Groups of the follow-up. */
    readonly groups: SqlItem['detail']['groups']
    /** Ids of the databases that hold before alone. */
    readonly voided: readonly string[]
    readonly firstGroups: SqlItem['detail']['groups']
    readonly first: readonly SqlCase[]
    /** Ids of the databases that were shown. */
    readonly shown: readonly string[]
    /** What the work of the reference grows like, where a class is wanted. */
    readonly growth: readonly MeasuredGrowth[]
    /** The category that a right first answer has earned already. */
    readonly earned: number
  }
}

/** One query on all databases. */
export interface Run {
  readonly file: string
  readonly executions: readonly Execution[]
  readonly judged: readonly TableJudgement[]
  readonly category: number
  /** Where a class is wanted and all results are right. */
  readonly growth: readonly MeasuredGrowth[]
}

/** A query with a planted fault. */
type PlantedRun = Run & Pick<SqlMutant, 'text'>

/** What was found by running some queries on the databases that prove them. */
export interface ProvenQueries {
  readonly reasons: readonly string[]
  readonly executed: number
  readonly runs: readonly Run[]
  /** The databases with what the reference gives on each; none where it fails. */
  readonly cases: readonly SqlCase[]
  /** Faults that were planted, and how many of them a database told. */
  readonly planted: number
  readonly told: number
  readonly waived: number
  readonly warnings: readonly string[]
  /** Databases that were drawn, and what is claimed of each; none where the queries fail on filed ones. */
  readonly drawn?: Pick<DrawnDatabases, 'runs' | 'claims'>
}

/** The verdict that each folder of submissions stands for. */
const filedVerdicts: Readonly<Record<ExpectedVerdict, TableJudgement['verdict']>> = {
  accepted: 'passed',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit',
  run_time_error: 'runtime_error',
}

/**
 * Computes what queries must give from the reference, the first accepted one, and holds all others against it; where a
 * class of growth is wanted, some right one outgrows it; what is
 * planted in the reference is found out by some database, and neither the tables on screen nor an empty result earn
 * anything.
 */
export async function proveQueries(item: SqlItem, context: VerifyContext): Promise<ProvenQueries> {
  const { detail } = item
  const none = { executed: 0, runs: [], cases: [], planted: 0, told: 0, waived: 0, warnings: [] }
  const unfilled = await growthFaults(item, context)
  if (unfilled.length > 0) return { ...none, reasons: unfilled, executed: unfilled.length }
  const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return { ...none, reasons: ['no accepted submission'] }
  const executions = await execute(item, reference.text, context)
  const faults = referenceFaults(item, reference, executions)
  if (faults.length > 0) return { ...none, reasons: faults, executed: executions.length }
  const cases = detail.databases.map(({ visible: _visible, ...one }, at): SqlCase => {
    return { ...one, tables: [], expected: tableOf(executions[at]) }
  })
  const runs: Run[] = []
  for (const { file, text } of detail.submissions) {
    context.signal?.throwIfAborted()
    runs.push(await runQuery(item, cases, { file, text, isFiled: true }, context))
  }
  const planted: PlantedRun[] = []
  for (const { name, text } of mutantsOf(reference.text)) {
    context.signal?.throwIfAborted()
    const file = item.change === undefined ? name : `${FOLLOW_UP}${name}`
    planted.push(await runPlanted(item, cases, { file, text }, context))
  }
  // What SQLite does not accept says nothing about the databases.
  const mutants = planted.filter(({ judged }) => judged.some(({ verdict }) => verdict !== 'compile_error'))
  const survivors = mutants.filter(({ judged }) => judged.every(({ verdict }) => verdict === 'passed'))
  const unsound = [
    ...(await unsteadyFaults(item, { reference, executions, cases }, context)),
    ...detail.submissions.flatMap((submission, at) => submissionFaults(item, submission, runs[at])),
  ]
  for (const other of detail.submissions)
    if (unsound.length === 0 && other.expected === 'accepted' && other !== reference)
      unsound.push(...(await unorderedFaults(item, other, cases, context)))
  const drawn = unsound.length > 0 ? undefined : await drawDatabases(item, context)
  const told = new Map<string, string>()
  if (drawn?.reasons.length === 0 && !context.replay)
    for (const { file, text } of survivors) {
      context.signal?.throwIfAborted()
      const words = await drawn.tell(text)
      if (words !== undefined) told.set(file, words)
    }
  return {
    reasons: [
      ...unsound,
      ...missingSlowOne(item, runs),
      ...(drawn?.reasons ?? []),
      ...mutantFaults(item, reference, { mutants, survivors, told }),
      ...giveawayFaults(item, cases),
    ],
    ...(drawn && { drawn }),
    executed: [...runs, ...mutants].reduce((sum, one) => sum + one.executions.length, 0),
    runs,
    cases,
    planted: mutants.length,
    told: mutants.length - survivors.length,
    waived: survivors.filter(({ file }) => detail.waivers[file] !== undefined).length,
    warnings: uselessDatabases(item, [...runs, ...mutants]),
  }
}

/** What a query gave; nothing where it did not come to an end. */
function tableOf(execution: Execution | undefined): ResultTable {
  return execution?.outcome.type === 'returned'
    ? (execution.outcome.value as unknown as ResultTable)
    : { columns: [], rows: [] }
}

export function execute(
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

export async function runQuery(
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
  const { judged, verdicts } = judgeAll(item, cases, executions)
  const category = categoryOf(item, cases, verdicts)
  if (!isFiled || !isGrowthWanted(item) || category !== item.max - 1)
    return { file, executions, judged, category, growth: [] }
  const growth = await measureSqlGrowth(context.runner, item.task, { kind: 'sql', text })
  return { file, executions, judged, category: categoryOf(item, cases, verdicts, growth), growth }
}

/** A query with a fault, on databases that share an instance of the engine: its fuel is of no interest. */
async function runPlanted(
  item: SqlItem,
  cases: readonly SqlCase[],
  { file, text }: Pick<PlantedRun, 'file' | 'text'>,
  context: VerifyContext,
): Promise<PlantedRun> {
  const { databases } = item.detail
  const scripts = databases.map(({ script }) => script)
  const found = await runDatabases(item.task, text, scripts, context)
  const executions = found.map((one, at) => ({ ...one, case: databases[at]?.id ?? '' }))
  const { judged, verdicts } = judgeAll(item, cases, executions)
  return { file, text, executions, judged, category: categoryOf(item, cases, verdicts), growth: [] }
}

function judgeAll({ task }: SqlItem, cases: readonly SqlCase[], executions: readonly Execution[]) {
  const judged = executions.map((execution, at) =>
    judgeTable(execution, cases[at]?.expected ?? { columns: [], rows: [] }, task.compare),
  )
  const verdicts = judged.map(({ case: id, verdict }, at): CaseVerdict => ({
    id,
    verdict,
    fuel: executions[at]?.fuel ?? 0,
  }))
  return { judged, verdicts }
}

/** The category of a query by its verdicts; of an adapted one, as what was made of a right first answer. */
function categoryOf(
  { task, max, detail, change }: SqlItem,
  cases: readonly SqlCase[],
  verdicts: readonly CaseVerdict[],
  growth: readonly MeasuredGrowth[] = [],
): number {
  const visible = new Set(detail.databases.flatMap(({ id, visible: isShown }) => (isShown ? [id] : [])))
  const shown = cases.filter(({ id }) => visible.has(id))
  if (change === undefined) {
    const key: KeyOf<'sql'> = { groups: keyGroups(detail.groups), cases }
    const gradable: Gradable = { kind: 'sql', max, task: { ...task, examples: shown }, key }
    return scoreResponse(gradable, { kind: 'sql', text: '' }, verdicts, growth).category
  }
  const isNew = ({ group }: SqlCase): boolean => Object.hasOwn(change.groups, group)
  const key: KeyOf<'sql'> = {
    groups: keyGroups(change.firstGroups),
    cases: change.first,
    followUp: {
      html: '',
      groups: keyGroups(change.groups),
      cases: cases.filter(isNew),
      examples: shown.filter(isNew),
      voided: change.voided,
      solutions: [],
    },
  }
  const examples = change.first.filter(({ id }) => change.shown.includes(id))
  const gradable: Gradable = { kind: 'sql', max, task: { ...task, examples }, key }
  const answer = { kind: 'sql', text: '', followUp: { prediction: null, reason: '', text: '' } } as const
  const before = change.first.map(({ id }): CaseVerdict => ({ id, verdict: 'passed', fuel: 0 }))
  const adapted = verdicts.map((one): CaseVerdict => ({ ...one, adapted: true }))
  return scoreResponse(gradable, answer, [...before, ...adapted], change.growth).category
}

function keyGroups(groups: SqlItem['detail']['groups']): KeyOf<'sql'>['groups'] {
  return Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier }))
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
  const different = cases.find((_, at) => {
    const [first, second] = [executions[at], again[at]]
    return !first || !second || !sameExecution(first, second)
  })
  return [
    ...(different
      ? [`${reference.file}, ${databaseWords(different)}: does something else when it is run again`]
      : []),
    ...(await unorderedFaults(item, reference, cases, context)),
  ]
}

/** Whether an accepted query gives the same whatever the order in which rows are read, and in which equals are put. */
async function unorderedFaults(
  item: SqlItem,
  { file, text }: Query,
  cases: readonly SqlCase[],
  context: VerifyContext,
): Promise<readonly string[]> {
  const columns = item.task.columns.length
  const runs = [
    await execute(item, text, context, reversed),
    await execute(item, breakTies(text, columns, 'ASC'), context),
    await execute(item, breakTies(text, columns, 'DESC'), context),
  ]
  return cases.flatMap((one, at) => {
    const isOther = ({ [at]: turned }: readonly Execution[]): boolean =>
      turned?.outcome.type === 'returned' &&
      judgeTable(turned, one.expected, item.task.compare).verdict !== 'passed'
    return runs.some(isOther)
      ? [
          `${file}, ${databaseWords(one)}: the result depends on the order in which rows are read: order, or choose, by something unique`,
        ]
      : []
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
  { detail: { waivers }, change }: SqlItem,
  { file }: Query,
  {
    mutants,
    survivors,
    told,
  }: {
    readonly mutants: readonly Run[]
    readonly survivors: readonly Run[]
    /** What a drawn database shows of a survivor, in words. */
    readonly told: ReadonlyMap<string, string>
  },
): readonly string[] {
  const alive = survivors.map((one) => one.file)
  return [
    ...(mutants.length === 0
      ? [`${file}: nothing can be planted in it, so its databases are not proven`]
      : []),
    ...survivors.flatMap((one) => {
      const shown = told.get(one.file)
      if (waivers[one.file] !== undefined)
        return shown === undefined ? [] : [`waivers.yaml: ${one.file} is waived, but ${shown}`]
      return shown === undefined
        ? [
            `${file}: no database tells ${one.file}: add one that does, or say in waivers.yaml why there is none`,
          ]
        : [`${file}: no database tells ${one.file}; ${shown}: add such a database`]
    }),
    ...idleWaivers(
      Object.keys(waivers).filter((name) => name.startsWith(FOLLOW_UP) === (change !== undefined)),
      alive,
      alive.filter((name) => waivers[name] === undefined),
    ),
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
    return category <= (item.change?.earned ?? 0)
      ? []
      : [`${words} earns category ${category}: give each basic group a database that it fails`]
  })
}

/** Hidden databases on which everything that is wrong elsewhere is right. */
function uselessDatabases(
  { detail: { databases }, change }: SqlItem,
  runs: readonly Run[],
): readonly string[] {
  return databases.flatMap((one, at) =>
    // Those from before the change are there for what it leaves as it was.
    one.visible ||
    (change !== undefined && !Object.hasOwn(change.groups, one.group)) ||
    runs.some(({ judged }) => (judged[at]?.verdict ?? 'passed') !== 'passed')
      ? []
      : [`${databaseWords(one)}: tells no wrong query and no planted fault from the reference`],
  )
}

function databaseWords(one: { readonly name: string; readonly group: string } | undefined): string {
  return one ? `database ${one.name} (${one.group})` : 'an unknown database'
}
