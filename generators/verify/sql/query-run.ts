import { scoreResponse, type CaseVerdict, type Gradable, type MeasuredGrowth } from '#adaptive'
import {
  judgeTable,
  limitsOfSql,
  measureSqlGrowth,
  sqlCases,
  sqlProgram,
  type Execution,
  type TableJudgement,
} from '#runner'
import type { KeyOf, ResultTable, SqlCase, TaskOf } from '#schemas/public-item'
import type { CompiledDetail, SubmissionSource } from '../../compile/compiled-item.ts'
import type { VerifyContext } from '../verification.ts'
import type { SqlMutant } from './mutants.ts'
import { isGrowthWanted } from './query-growth.ts'
import { runDatabases } from './run-databases.ts'

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
export type PlantedRun = Run & Pick<SqlMutant, 'text'>

/** What a query gave; nothing where it did not come to an end. */
export function tableOf(execution: Execution | undefined): ResultTable {
  return execution?.outcome.type === 'returned'
    ? (execution.outcome.value as unknown as ResultTable)
    : { columns: [], rows: [] }
}

export async function execute(
  { task, detail }: SqlItem,
  text: string,
  context: VerifyContext,
  setting = '',
): Promise<readonly Execution[]> {
  const cases = detail.databases.map(({ id, script }) => ({ id, script: `${setting}${script}` }))
  if (context.isShared) {
    const scripts = cases.map(({ script }) => script)
    const found = await runDatabases(task, text, scripts, context)
    return found.map((one, at) => ({ ...one, case: cases[at]?.id ?? '' }))
  }
  const { runner, signal } = context
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

/** Share of the fuel that a query with a fault gets at first where one database that tells it is enough. */
const QUICK = 1 / 20

/**
 * A query with a fault, on databases that share an instance of the engine: its fuel is of no interest. Of a variant the first
 * database that tells the fault is enough, and what comes after it is left out: what its other databases are good for was
 * found out of its item. One without an end is asked to the end of its fuel only where nothing that ends tells it.
 */
export async function runPlanted(
  item: SqlItem,
  cases: readonly SqlCase[],
  { file, text }: Pick<PlantedRun, 'file' | 'text'>,
  context: VerifyContext,
): Promise<PlantedRun> {
  const { task, detail } = item
  const scripts = detail.databases.map(({ script }) => script)
  const judgeOne = (execution: Execution, at: number) =>
    judgeTable(execution, cases[at]?.expected ?? { columns: [], rows: [] }, task.compare)
  const isTold = (execution: Execution, at: number): boolean =>
    !detail.databases[at]?.steering && judgeOne(execution, at).verdict !== 'passed'
  const isToldSoon = (execution: Execution, at: number): boolean =>
    execution.outcome.type !== 'time_limit' && isTold(execution, at)
  const quick = { fuel: Math.round(limitsOfSql(task).fuel * QUICK), isEnough: isToldSoon }
  const soon = context.isShared && (await runDatabases(task, text, scripts, context, quick))
  const isEnded =
    soon && (soon.some(isToldSoon) || !soon.some(({ outcome }) => outcome.type === 'time_limit'))
  const whole = context.isShared ? { isEnough: isTold } : {}
  const found = isEnded ? soon : await runDatabases(task, text, scripts, context, whole)
  const executions = found.map((one, at) => ({ ...one, case: detail.databases[at]?.id ?? '' }))
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
export function categoryOf(
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
