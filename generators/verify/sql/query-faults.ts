import type { CaseVerdict } from '#adaptive'
import { judgeTable, showCell, type Execution, type TableJudgement } from '#runner'
import type { ResultTable, SqlCase } from '#schemas/public-item'
import type { CompiledDatabase, ExpectedVerdict } from '../../compile/compiled-item.ts'
import { idleWaivers, FOLLOW_UP } from '../mutate/judge-survivors.ts'
import { compileFault, outcomeWords, sameExecution } from '../outcome.ts'
import type { VerifyContext } from '../verification.ts'
import { breakTies } from './break-ties.ts'
import { isSlowButRight } from './query-growth.ts'
import { type Query, type SqlItem, type Run, execute, categoryOf } from './query-run.ts'

/** The verdict that each folder of submissions stands for. */
const filedVerdicts: Readonly<Record<ExpectedVerdict, TableJudgement['verdict']>> = {
  accepted: 'passed',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit',
  run_time_error: 'runtime_error',
}

export function referenceFaults(
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
export async function unsteadyFaults(
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
  const again = context.isShared ? executions : await execute(item, reference.text, context)
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
export async function unorderedFaults(
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

export function submissionFaults(
  item: SqlItem,
  submission: Query,
  found: Run | undefined,
): readonly string[] {
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

export function mutantFaults(
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
export function giveawayFaults(item: SqlItem, cases: readonly SqlCase[]): readonly string[] {
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
export function uselessDatabases(
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
